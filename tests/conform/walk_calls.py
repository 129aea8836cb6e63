# Plain calls: what goes in, what comes back, which line printed.
class Dog:
    def __init__(self, name):
        self.name = name

    def speak(self):
        return self.name + " barks"


def fact(n):
    if n <= 1:
        return 1
    return n * fact(n - 1)


dog = Dog("Rex")
print(dog.speak())
print(fact(2))
for i in range(3):
    if i == 0:
        continue
    break


def closed():
    try:
        return "kept"
    finally:
        print("closing")


value = closed()
squares = [i * i for i in range(3)]
print(value, squares)
