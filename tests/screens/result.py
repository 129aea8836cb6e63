"""What was checked, by several at the same time: how much held, and what did
not."""
import threading


class Result:
    def __init__(self):
        self.passed = self.failed = 0
        self.lock = threading.Lock()

    def check(self, title, good, detail=""):
        with self.lock:
            return self.count(title, good, detail)

    def count(self, title, good, detail):
        if good:
            self.passed += 1
        else:
            self.failed += 1
            print("FAILED %s\n%s" % (title, detail))
        return good
