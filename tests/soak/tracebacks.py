# Exceptions whose tracebacks hold the frames that hold the exceptions.
def fail(depth, junk):
    if depth:
        return fail(depth - 1, junk)
    raise ValueError(junk)


def keep():
    try:
        fail(5, list(range(20)))
    except ValueError as e:
        kept = e
        try:
            raise KeyError("second") from kept
        except KeyError as other:
            kept_too = other
            kept.add_note("seen by %r" % (kept_too is other))
    return len(kept.args)


def group():
    caught = []
    try:
        raise ExceptionGroup("two", [ValueError(1), TypeError(caught)])
    except* ValueError as part:
        caught.append(part)
    except* TypeError as part:
        caught.append(part)


while True:
    keep()
    group()
