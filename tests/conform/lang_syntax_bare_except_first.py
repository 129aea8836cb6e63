# A bare except has to be the last
try:
    pass
except:
    print("any")
except ValueError:
    print("value")
