# A thread's function gets positional and keyword arguments; its result is lost
import threading

def greet(greeting, *names, end="."):
    print(greeting, ", ".join(names), end)
    return "nobody sees this"

t = threading.Thread(target=greet, args=("Hello", "Ada", "Alan"), kwargs={"end": "!"})
print(t.start())
print(t.join())

t = threading.Thread(target=greet, args=("Bye",))
t.start()
t.join()

numbers = []
for i in range(4):
    t = threading.Thread(target=numbers.append, args=(i * i,))
    t.start()
    t.join()
print(numbers)
