# Debounce and throttle with timer handles
import asyncio

def debounce(seconds):
    def deco(f):
        handle = None
        def wrapper(*args):
            nonlocal handle
            if handle:
                handle.cancel()
            handle = asyncio.get_running_loop().call_later(seconds, f, *args)
        return wrapper
    return deco

def throttle(seconds):
    def deco(f):
        last = -seconds
        def wrapper(*args):
            nonlocal last
            now = asyncio.get_running_loop().time()
            if now - last >= seconds:
                last = now
                return f(*args)
        return wrapper
    return deco

@debounce(1)
def search(text):
    print(f"{asyncio.get_running_loop().time():.1f} search {text!r}")

@throttle(1)
def scroll(y):
    print(f"{asyncio.get_running_loop().time():.1f} scroll {y}")

async def main():
    for i, c in enumerate("asyncio"):
        search("asyncio"[:i + 1])
        scroll(i * 10)
        await asyncio.sleep(0.4 if c != "c" else 1.2)
    await asyncio.sleep(2)

asyncio.run(main())
