# A log record knows the name of the thread that made it
import logging
import threading
from concurrent.futures import ThreadPoolExecutor

logging.basicConfig(level=logging.INFO, format="%(threadName)s %(message)s")

def job(n):
    logging.info("job %d", n)

job(0)
with ThreadPoolExecutor(1, "pool") as pool:
    pool.submit(job, 1)
t = threading.Thread(target=job, args=(2,))
t.start()
t.join()
job(3)
