# What asyncio and the interpreter say by themselves goes to sys.stderr as it is then
import asyncio
import contextlib
import io
import sys
import warnings


async def never():
    pass


class Bad:
    def __del__(self):
        raise ValueError('in __del__')


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: 1 / 0)
    asyncio.create_task(asyncio.sleep(-1, 'fine'))
    future = loop.create_future()
    future.set_exception(KeyError('lost'))
    del future
    await asyncio.sleep(0)

said = io.StringIO()
with contextlib.redirect_stderr(said):
    asyncio.run(main())
    warnings.warn('careful')
    never()
    Bad()
text = said.getvalue()
for words in ('ZeroDivisionError', 'KeyError', 'UserWarning: careful',
              "coroutine 'never' was never awaited", 'ValueError: in __del__'):
    print(words, words in text)


class Shouting:
    def write(self, text):
        sys.stdout.write(text.upper())

    def flush(self):
        pass

sys.stderr = None
never()
sys.stderr = Shouting()
raise RuntimeError('the end')
