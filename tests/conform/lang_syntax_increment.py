# C's increment
count = 0
count++
print(count)
