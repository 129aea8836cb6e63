# A handler's lock is taken once for each time that it is given back
import logging


tell = print


class Kept(logging.Handler):
    def acquire(self):
        tell("acquire")
        super().acquire()

    def release(self):
        tell("release")
        super().release()

    def emit(self, record):
        print(record.getMessage())


handler = Kept()
logging.getLogger().addHandler(handler)
logging.warning("once")
try:
    handler.release()
except RuntimeError as e:
    print(e)
handler.acquire()
handler.acquire()
handler.release()
handler.release()
tell = lambda text: None  # at the end
