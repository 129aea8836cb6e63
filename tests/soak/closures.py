# Functions that hold themselves through their cells.
def make(n):
    data = [n] * 20

    def even(k):
        return True if k == 0 else odd(k - 1)

    def odd(k):
        return False if k == 0 else even(k - 1) and data

    return even


n = 0
while True:
    n += 1
    make(n)(4)
    holder = {}
    holder["me"] = lambda: holder
    holder["again"] = [holder["me"], holder]
