# Three processes sleep side by side
import multiprocessing
import time

def work(n):
    time.sleep(n / 10)
    print(f"{n} done at {time.perf_counter() - start:.1f}")

if __name__ == "__main__":
    start = time.perf_counter()
    processes = [multiprocessing.Process(target=work, args=(n,)) for n in (3, 1, 2)]
    for p in processes:
        p.start()
    print("all started")
    for p in processes:
        p.join()
    print(f"all joined at {time.perf_counter() - start:.1f}")
