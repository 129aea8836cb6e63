# What is suspicious in front of an error is told once, a condition's too
def f(a=5()):
    while a is 5:
        print(1.5[0])
        del __debug__
