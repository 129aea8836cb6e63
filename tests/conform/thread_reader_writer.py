# Reporter and sensors: one thread samples what others change
import random
import threading
import time

random.seed(7)
readings = {}
done = threading.Event()

def sensor(name):
    for _ in range(3):
        time.sleep(random.randint(1, 3) / 10)
        readings[name] = random.randint(0, 99)

def report():
    while not done.wait(0.25):
        print(sorted(readings.items()))

threads = [threading.Thread(target=sensor, args=(n,)) for n in ("north", "south")]
reporter = threading.Thread(target=report)
reporter.start()
for t in threads:
    t.start()
for t in threads:
    t.join()
done.set()
reporter.join()
print("last", sorted(readings.items()))
