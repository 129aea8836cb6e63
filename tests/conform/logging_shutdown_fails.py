# What a handler raises when the program is over is ignored, and said
import logging


class Failing(logging.Handler):
    def release(self):
        super().release()
        raise KeyError("release")


print(Failing(logging.ERROR), logging.Handler())
logging.getLogger().addHandler(Failing())
