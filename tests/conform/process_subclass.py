# A class derived from Process; what run() stores stays in the child
import multiprocessing

class Worker(multiprocessing.Process):
    def __init__(self, n):
        super().__init__()
        self.n = n
        self.result = None

    def run(self):
        self.result = self.n ** 2
        print(self.name, "computed", self.result)

if __name__ == "__main__":
    w = Worker(7)
    w.start()
    w.join()
    print("in the parent:", w.result, w.exitcode)
