# Leading zeros and a letter behind a number
print("never printed")
month = 07
