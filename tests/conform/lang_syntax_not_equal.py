# The not-equal sign of another language
if 1 <> 2:
    print("different")
