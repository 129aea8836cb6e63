# An empty expression in an f-string
name = "Ann"
print(f"Hello {}")
