# Objects of ever other sizes: what one size gave back serves the next.
n = 0
while True:
    n = (n + 9) % 63
    tuples = [(i,) * n for i in range(1000)]
    texts = ["x" * (8 * n) + str(i) for i in range(1000)]
    lists = [[i] * n for i in range(500)]
    numbers = [(1 << (60 * n)) + i for i in range(250)]
    del tuples, texts, lists, numbers
