# A misspelt keyword
print("never printed")
for i on range(3):
    print(i)
