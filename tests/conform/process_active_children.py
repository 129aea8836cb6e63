# active_children() lists those that are alive; parent and child know their names
import multiprocessing
import time

def work(n):
    time.sleep(n / 10)

if __name__ == "__main__":
    processes = [multiprocessing.Process(target=work, args=(n,), name=f"p{n}") for n in (1, 3)]
    for p in processes:
        p.start()
    print(sorted(p.name for p in multiprocessing.active_children()))
    processes[0].join()
    print([p.name for p in multiprocessing.active_children()])
    processes[1].join()
    print(multiprocessing.active_children())
