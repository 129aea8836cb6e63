# A function without its colon, in a class
class Dog:
    def bark(self)
        print("woof")
