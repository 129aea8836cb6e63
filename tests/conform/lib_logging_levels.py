# logging: levels, loggers by name, propagation, disabled levels
import logging
import sys

logging.basicConfig(level=logging.INFO, format="%(levelname)s:%(name)s:%(message)s", stream=sys.stdout)
root = logging.getLogger()
app = logging.getLogger("app")
db = logging.getLogger("app.db")
app.debug("hidden"); app.info("info %s", 1); app.warning("warn %d of %d", 2, 3); app.error("error"); app.critical("critical")
db.setLevel(logging.DEBUG)
db.debug("visible %r", "x")
print(db.getEffectiveLevel(), app.level, db.name, db.parent is app, app.isEnabledFor(logging.DEBUG), logging.getLogger("app") is app)
app.setLevel("ERROR")
app.warning("hidden now"); db.warning("db still")
logging.log(25, "between"); logging.info("root info"); logging.debug("root debug")
print(logging.getLevelName(10), logging.getLevelName("ERROR"), logging.getLevelName(15), logging.WARN, logging.NOTSET)
db.propagate = False
db.error("to the last resort")
db.propagate = True
logging.disable(logging.WARNING)
db.warning("disabled"); db.error("enabled")
logging.disable(logging.NOTSET)
try:
    1 / 0
except ZeroDivisionError:
    app.exception("with a traceback")
    app.error("also %s", "here", exc_info=True)
app.error("dict %(a)s", {"a": 5})
print(logging.getLogger("x"), root, app.hasHandlers())
try:
    app.setLevel("LOUD")
except ValueError as e:
    print(e)
