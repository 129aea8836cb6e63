# logging says which thread a line comes from
import logging
import sys
import threading
import time

logging.basicConfig(stream=sys.stdout, level=logging.INFO,
                    format="%(threadName)s: %(message)s")

def work(n):
    logging.info("starting %d", n)
    time.sleep(n / 10)
    logging.info("finishing %d", n)

logging.info("before")
threads = [threading.Thread(target=work, args=(n,)) for n in (2, 1)]
for t in threads:
    t.start()
for t in threads:
    t.join()
logging.info("after")
