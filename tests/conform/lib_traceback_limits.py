"""What a limit of traceback may be."""
import traceback

for limit in ({1}, 1.5, -2, None, "a", 0, 1, True):
    try:
        1 / 0
    except Exception:
        try:
            print(traceback.format_exc(limit=limit))
        except Exception as error:
            print(type(error), error)
