# A fault inside an f-string
print("never printed")
x = 1
print(f"value {x!z}")
