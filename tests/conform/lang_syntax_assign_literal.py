# A literal on the left of an assignment
print("never printed")
"name" = "Ann"
