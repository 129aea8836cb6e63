# How a thread's exception reaches main: kept by hand
import threading

class Job(threading.Thread):
    error = None

    def run(self):
        try:
            super().run()
        except Exception as e:
            self.error = e

    def join(self, timeout=None):
        super().join(timeout)
        if self.error:
            raise self.error

job = Job(target=int, args=("seven",))
job.start()
try:
    job.join()
except ValueError as e:
    print("main caught:", e)
