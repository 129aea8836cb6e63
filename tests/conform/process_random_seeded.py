# A child that seeds its own random numbers gets the same ones each time
import multiprocessing
import random

def draw(seed):
    random.seed(seed)
    return [random.randint(1, 6) for _ in range(5)]

if __name__ == "__main__":
    with multiprocessing.Pool(2) as pool:
        print(pool.map(draw, [1, 2, 1]))
    print(draw(2))
