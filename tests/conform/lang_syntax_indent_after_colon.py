# The line behind a colon isn't indented
for i in range(3):
print(i)
