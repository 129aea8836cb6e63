# An error of the reader on a later line goes before one within an f-string
x = f"{1 2}"
y = 'open
