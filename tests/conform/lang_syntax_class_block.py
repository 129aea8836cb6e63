# An empty class
class Empty:

print("next")
