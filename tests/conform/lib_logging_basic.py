# logging: basicConfig, levels, formats, stderr and stdout
import logging
import sys
logging.warning("root warning %s", 1)
logging.info("not shown")
log = logging.getLogger("app")
log.error("to stderr in the format of basicConfig")
h = logging.StreamHandler(sys.stdout); h.setFormatter(logging.Formatter("%(levelname)-8s|%(name)s|%(message)s"))
log.addHandler(h); log.setLevel(logging.DEBUG); log.propagate = False
for level in ("debug", "info", "warning", "error", "critical"): getattr(log, level)("at %s %d", level, 3)
log.log(logging.INFO, "by number"); logging.getLogger("app.sub").info("child passes up")
try:
    1 / 0
except ZeroDivisionError:
    log.exception("with traceback")
print(log.level, logging.getLevelName(30), log.isEnabledFor(10), log is logging.getLogger("app"), logging.getLogger("app.sub").getEffectiveLevel())
