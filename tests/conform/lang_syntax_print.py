# print as a statement, as in Python 2
x = 1
print "hello", x
