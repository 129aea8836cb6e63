# A comma is missing between arguments
print("a", "b" 5)
