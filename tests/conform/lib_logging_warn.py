# logging.warn() is an old name, which says so
import logging
import sys

logging.basicConfig(stream=sys.stdout, format="%(levelname)s %(name)s %(message)s")
logging.warn("careful with %s", "this")
log = logging.getLogger("app")
for n in range(2):
    log.warn("once more: %d", n)
log.warning("the name of today")
