# A fault in the expression of an f-string
a = 1
print(f"sum {a +}")
