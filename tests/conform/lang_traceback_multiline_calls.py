# Calls spread over lines; where the carets go.
def send(to, subject, body=None, *, urgent=False):
    return {
        "to": to,
        "subject": subject.strip(),
        "body": body,
    }


def fill(template, **values):
    return template.format(
        **values
    )


def build(items):
    result = [
        send(
            item["to"],
            item["subject"],
            urgent=item.get(
                "urgent", False
            ),
        )
        for item in items
        if item
    ]
    return result


import sys, traceback
for f in (
    lambda: build([{"to": "a", "subject": "x"}, {}, {"to": "b"}]),
    lambda: build([{"to": "a", "subject": None}]),
    lambda: send(
        "a",
        "b",
        "c",
        "d",
    ),
    lambda: fill("{a} {b}", a=1),
    lambda: (
        1
        + 2
        + "3"
    ),
    lambda: {
        "a": 1,
        "b": [][0],
    },
    lambda: send("a",
                 "b".missing),
    lambda: max(
        [1, 2],
        key=lambda x:
            x.size
    ),
    lambda: (send
             ("x")
             ["to"]),
    lambda: [
        x / y
        for x, y in [(1, 1), (2, 0)]
    ],
):
    try:
        f()
    except Exception:
        traceback.print_exc(file=sys.stdout)
result = build(
    [
        {"to": "a",
         "subject": "b".join(
             [1])},
    ]
)
