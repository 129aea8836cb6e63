# A parameter without a default behind one that has it
def greet(name="you", greeting):
    print(greeting, name)
