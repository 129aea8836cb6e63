# current_thread() is the thread that asks, wherever the function was defined
import threading

def is_main():
    me = threading.current_thread()
    return me is threading.main_thread()

def work():
    print("in the thread:", is_main(), threading.current_thread() is t)
    print(threading.get_ident() == t.ident, threading.main_thread().name)

print("in main:", is_main())
t = threading.Thread(target=work)
print(t.ident)
t.start()
t.join()
print(type(t.ident).__name__, t.ident != threading.get_ident())
