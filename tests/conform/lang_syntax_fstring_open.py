# A brace that isn't closed in an f-string
name = "Ann"
print(f"Hello {name")
