# input reads lines; at the end of what is given it raises EOFError
try:
    name = input("Name? ")
    print("got", name)
except EOFError as e:
    print("\nEOFError", e)
try:
    input(1, 2)
except TypeError as e:
    print(e)
