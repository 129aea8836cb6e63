# A log record knows the name of the process that made it
import logging
import multiprocessing

def job(n):
    logging.warning("job %d", n)

if __name__ == "__main__":
    logging.basicConfig(format="%(processName)s %(threadName)s %(message)s")
    job(0)
    p = multiprocessing.Process(target=job, args=(1,))
    p.start()
    p.join()
    p = multiprocessing.Process(target=job, args=(2,), name="named")
    p.start()
    p.join()
