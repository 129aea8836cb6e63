# A call is no switch.
import asyncio

seen = []


def plain():
    # "A plain function runs at once, inside whoever calls it, and what it returns
    # comes straight back."
    seen.append("plain")
    assert asyncio.current_task() is task
    return 42


async def other():
    seen.append("other")


async def main():
    global task
    task = asyncio.current_task()
    waits = asyncio.create_task(other())
    # "The loop knows nothing of it and has no part in it."
    # "that a call to a long function lets others run. Only an await that really
    # waits does."
    assert plain() == 42
    assert seen == ["plain"]
    await waits
    assert seen == ["plain", "other"]

asyncio.run(main())
print("holds")
