# Arguments go to the child as copies; names are numbered or given
from multiprocessing import Process, current_process

def work(numbers, *, extra):
    numbers.append(extra)
    print(current_process().name, numbers)

if __name__ == "__main__":
    print(current_process().name)
    numbers = [1, 2]
    for kwargs in ({}, {"name": "mine"}, {}):
        p = Process(target=work, args=(numbers,), kwargs={"extra": 3}, **kwargs)
        print(p.name)
        p.start()
        p.join()
    print("parent still has", numbers)
