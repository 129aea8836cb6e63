# Perhaps a comma is missing
print("never printed")
xs = [1, 2 3]
