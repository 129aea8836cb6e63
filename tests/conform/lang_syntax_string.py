# A string without its end
print("never printed")
s = "no end
print(s)
