# A message that its arguments don't fit is told on stderr, with the way to the
# call, and the program goes on.
import logging

logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")


def work(n):
    logging.info("done", n)
    logging.info("job %d", "x")
    logging.info("fine %s", n)


work(3)
logging.raiseExceptions = False
work(4)
print("goes on")
