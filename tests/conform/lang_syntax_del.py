# del of a call
xs = [1]
del xs.pop()
