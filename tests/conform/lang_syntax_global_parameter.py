# A parameter that is global too
def f(x):
    global x
