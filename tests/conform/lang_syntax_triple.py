# A triple-quoted string without its end
print("""never
ends)
x = 1
