# A closing bracket too many
print("hello"))
