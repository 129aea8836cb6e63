# Threads have names: numbered by default, with the function's name, or given
import threading

def who():
    print("I am", threading.current_thread().name)

class Mine(threading.Thread):
    def run(self):
        print("run of", self.name)

print(threading.current_thread().name, threading.main_thread().name)
threads = [
    threading.Thread(target=who),
    threading.Thread(target=who, name="worker"),
    threading.Thread(target=lambda: who()),
    Mine(),
    Mine(name="mine"),
]
for t in threads:
    t.start()
    t.join()
renamed = threading.Thread(target=who)
renamed.name = "renamed"
renamed.start()
renamed.join()
print(threads[0].name, threads[2].name, threads[3].name, renamed.getName())
