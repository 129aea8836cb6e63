# A statement inside a lambda
f = lambda x: return x
