# A deep traceback folds repeated lines
def down(n):
    if n == 0:
        raise ValueError("bottom")
    down(n - 1)

print("before")
down(20)
