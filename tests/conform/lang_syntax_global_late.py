# global behind the first use
def f():
    print(count)
    global count
    count = 1
count = 0
f()
