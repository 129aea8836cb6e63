# None where something else was expected.
import asyncio

data = {"users": [{"name": "Ann", "tags": None}, {"name": "Bob"}], "n": 0}


def find(name):
    for u in data["users"]:
        if u["name"] == name:
            return u


def sort_inplace(xs):
    return xs.sort()


async def fetch_or_none(n):
    await asyncio.sleep(0)
    if n:
        return n


async def main():
    tries = [lambda: find("Cid")["tags"], lambda: find("Ann")["tags"][0], lambda: find("Ann")["tags"].append(1), lambda: find("Bob")["tags"], lambda: len(find("Cid")), lambda: sort_inplace([2, 1])[0], lambda: sum(sort_inplace([1])), lambda: [*find("Cid")], lambda: {**find("Cid")},
             lambda: find("Cid").get("x"), lambda: find("Cid") + 1, lambda: find("Cid") < 1, lambda: for_each(None), lambda: print(**None), lambda: max(None, 1), lambda: None(), lambda: f"{None:.2f}", lambda: "%d" % None, lambda: int(None), lambda: float(None), lambda: "a" + None, lambda: None in None, lambda: not None, lambda: None[0], lambda: dict(None), lambda: sorted([None, 1]), lambda: None.upper(), lambda: [1, 2][None], lambda: [1, 2][None:None], lambda: range(None), lambda: " ".join([None]), lambda: None == 0, lambda: -None, lambda: abs(None), lambda: None @ 1, lambda: 2 ** None, lambda: divmod(None, 1), lambda: None and None.x, lambda: isinstance(None, type(None)), lambda: zip(None), lambda: enumerate(None), lambda: str(None), lambda: bool(None) or "falsy"]
    for i, t in enumerate(tries):
        try:
            print(i, t())
        except Exception as e:
            print(i, type(e).__name__, e)
    r = await fetch_or_none(0)
    print(r, await fetch_or_none(5) or "default", (await fetch_or_none(0)) or "default", r is None, data["n"] or "zero is falsy", data.get("m", 3) or 4)
    try:
        await find("Cid")
    except TypeError as e:
        print(e)
    try:
        async with find("Cid"):
            pass
    except TypeError as e:
        print(e)
    try:
        for x in find("Cid"):
            pass
    except TypeError as e:
        print(e)
    try:
        a, b = find("Cid")
    except TypeError as e:
        print(e)
    try:
        find("Cid")["x"] = 1
    except TypeError as e:
        print(e)
    try:
        del find("Cid")["x"]
    except TypeError as e:
        print(e)
    try:
        find("Cid").x = 1
    except AttributeError as e:
        print(e)
    try:
        x = None
        x += 1
    except TypeError as e:
        print(e)
    total = await fetch_or_none(0) + 1


def for_each(xs):
    for x in xs:
        print(x)

asyncio.run(main())
