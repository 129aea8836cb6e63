# Check, then act: without a lock both withdrawals pass the check
import threading
import time

class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = threading.Lock()

    def withdraw(self, amount):
        if self.balance >= amount:
            time.sleep(0.1)
            self.balance -= amount
            return True
        return False

    def safe(self, amount):
        with self.lock:
            return self.withdraw(amount)

def attempt(method, amount):
    print(method.__name__, amount, method(amount))

for name in ("withdraw", "safe"):
    account = Account(100)
    threads = [threading.Thread(target=attempt, args=(getattr(account, name), n)) for n in (80, 70)]
    for t in threads:
        t.start()
        time.sleep(0.02)
    for t in threads:
        t.join()
    print("balance", account.balance)
