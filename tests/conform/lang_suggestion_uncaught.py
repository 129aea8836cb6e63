# An uncaught NameError suggests the name that was meant
def average(numbers):
    total = sum(numbers)
    return totl / len(numbers)

print("before")
print(average([1, 2]))
