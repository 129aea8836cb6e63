# Stacks, tuples of an exception, adapters, captured warnings and records by hand.
import logging
import sys
import warnings

logging.basicConfig(format="%(levelname)s:%(name)s:%(message)s",
                    stream=sys.stdout, level=logging.INFO)
log = logging.getLogger("app")


class Short(logging.Formatter):
    def formatStack(self, stack_info):
        first, *_, place, line = stack_info.split("\n")
        return "\n".join([first, place, line])


logging.getLogger().handlers[0].setFormatter(Short("%(message)s"))


def work():
    log.info("here", stack_info=True)


work()
try:
    {}["x"]
except KeyError as e:
    log.info("no traceback", exc_info=(type(e), e, None))
    log.info("the whole", exc_info=(type(e), e, e.__traceback__))
    log.info("as it is", exc_info=e)
    adapter = logging.LoggerAdapter(log, {"user": "me"})
    adapter.exception("adapted")
print(adapter.name, adapter.isEnabledFor(logging.DEBUG), adapter.hasHandlers(),
      adapter.getEffectiveLevel())
adapter.setLevel(logging.ERROR)
adapter.info("not shown")
adapter.error("shown")
logging.captureWarnings(True)
warnings.warn("captured")
logging.captureWarnings(False)
logging.lastResort.handle(logging.makeLogRecord(
    {"msg": "by %s", "args": ("hand",), "levelno": logging.ERROR}))
handler = logging.StreamHandler(sys.stdout)
handler.set_name("out")
print(handler.get_name(), handler.name)
