# A lambda can't be sent to a worker
import multiprocessing

if __name__ == "__main__":
    with multiprocessing.Pool(2) as pool:
        try:
            pool.map(lambda n: n, [1, 2])
        except Exception as e:
            print(type(e).__name__, str(e).split(" at ")[0])
        print(pool.map(abs, [-1, 2]))
