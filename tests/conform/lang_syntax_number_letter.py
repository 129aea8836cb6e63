# A letter behind a number
time = 5s
