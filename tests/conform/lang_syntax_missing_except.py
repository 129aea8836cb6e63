# try without except or finally
try:
    x = int("5")
print(x)
