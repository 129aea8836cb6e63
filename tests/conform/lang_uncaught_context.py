# An exception while handling another: both tracebacks
def f(d, k):
    return d[k] + 1

def main():
    try:
        f({"a": 1}, "b")
    except KeyError:
        print("handling")
        f({"a": "text"}, "a")

main()
