# A repeating timer, as tutorials write it: Timer's run() in a loop
import threading
import time

class Repeat(threading.Timer):
    def run(self):
        while not self.finished.wait(self.interval):
            self.function(*self.args, **self.kwargs)

def beat(name):
    print(f"{time.perf_counter():.1f} {name}")

timer = Repeat(0.2, beat, ["tick"])
timer.start()
time.sleep(0.7)
timer.cancel()
timer.join()
print(f"{time.perf_counter():.1f} stopped", timer.is_alive())
