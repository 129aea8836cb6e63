# logging: handlers, formatters, filters, extra fields, { and $ styles
import io
import logging
import sys

log = logging.getLogger("demo")
log.setLevel(logging.DEBUG)
out = logging.StreamHandler(sys.stdout)
out.setLevel(logging.WARNING)
out.setFormatter(logging.Formatter("{levelname:>8} | {message}", style="{"))
log.addHandler(out)
text = io.StringIO()
full = logging.StreamHandler(text)
full.setFormatter(logging.Formatter("%(asctime)s %(name)-6s %(levelno)02d %(funcName)s %(lineno)d %(message)s", datefmt="%H:%M:%S"))
log.addHandler(full)

class Short(logging.Filter):
    def filter(self, record):
        return len(record.getMessage()) < 20

def work(n):
    log.info("work %s", n)
    log.warning("careful")
    log.error("a message that is much too long")

work(1)
full.addFilter(Short())
work(2)
print(text.getvalue(), end="")
log.removeHandler(out)
extra = logging.StreamHandler(sys.stdout)
extra.setFormatter(logging.Formatter("%(user)s: %(message)s"))
log.addHandler(extra)
log.info("hello", extra={"user": "ann"})
class Mine(logging.Handler):
    def emit(self, record):
        print("mine", record.levelname, record.name, record.args, record.msg, self.format(record))
only = logging.getLogger("only")
only.propagate = False
only.addHandler(Mine())
only.error("x %s", 1)
only.addHandler(logging.NullHandler())
print(len(only.handlers), log.handlers[0].level, logging.getLevelName(full.level))
