# logging without configuration: warnings go to stderr, plain
import logging

logging.getLogger("quiet").warning("before any configuration")
logging.getLogger("quiet").info("not shown")
logging.warning("the module's function configures the root")
logging.info("still not shown")
logging.getLogger("a.b").error("now with the default format")
logging.basicConfig(level=logging.DEBUG, format="ignored")
logging.debug("basicConfig does nothing the second time")
logging.basicConfig(level=logging.DEBUG, format="%(asctime)s [%(threadName)s] %(module)s %(levelname)s %(message)s", force=True)
logging.debug("unless forced")
logging.basicConfig(format="%(message)s", force=True)
logging.debug("the level stays")
