# A mistake in __del__ is told, without a guess at what was meant
class Noisy:
    def __del__(self):
        prnt("gone")

Noisy()
print("still here")
