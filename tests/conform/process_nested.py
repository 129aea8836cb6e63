# A child with a child
import multiprocessing
import time

def say(text):
    print(multiprocessing.current_process().name, text)

def inner():
    time.sleep(0.1)
    say("inner")

def outer():
    p = multiprocessing.Process(target=inner)
    p.start()
    p.join()
    say(f"outer, inner ended with {p.exitcode}")

if __name__ == "__main__":
    p = multiprocessing.Process(target=outer)
    p.start()
    p.join()
    say("main")
