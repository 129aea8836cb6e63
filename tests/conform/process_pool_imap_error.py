# What an iterable raises comes out of imap in its place
from multiprocessing import Pool


def square(x):
    return x * x


def items():
    yield 1
    yield 2
    1 / 0


if __name__ == "__main__":
    with Pool(1) as pool:
        for imap in (pool.imap, pool.imap_unordered):
            for chunk in (1, 2):
                for what in (square, items(), 5, [3, "a"]):
                    try:
                        for x in imap(square, what, chunk):
                            print(x)
                    except Exception as e:
                        print(repr(e), type(e.__cause__).__name__)
        for x in pool.imap([3, 1, 2], square):
            print(x)
