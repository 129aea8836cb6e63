# exec as a statement
x = 1
exec "x = 2"
