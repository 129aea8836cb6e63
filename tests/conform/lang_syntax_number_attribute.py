# A method of an int, and its name begins like a keyword
print(5.format())
