# starmap unpacks arguments, apply calls once, imap gives results as they come in order
import time
from multiprocessing import Pool

def power(base, exponent=2):
    time.sleep(base / 10)
    return base ** exponent

if __name__ == "__main__":
    with Pool(2) as pool:
        print(pool.starmap(power, [(2, 3), (1, 9), (3,)]))
        print(pool.apply(power, (2,), {"exponent": 5}))
        for result in pool.imap(power, [3, 1, 2]):
            print(result)
