# A loop that is not asyncio's own: its tasks are told of.
import asyncio

import uvloop


async def count(n):
    await asyncio.sleep(0.005 * n)
    await asyncio.sleep(0)
    return n


async def handle(reader, writer):
    writer.write(await reader.readline())
    writer.close()


async def main():
    print(await asyncio.gather(count(1), count(2)))
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(
        *server.sockets[0].getsockname())
    writer.write(b"hello\n")
    print(await reader.read())
    writer.close()
    server.close()
    late = asyncio.create_task(asyncio.sleep(9))
    await asyncio.sleep(0)
    late.cancel()
    print(await asyncio.gather(late, return_exceptions=True))
    print(await asyncio.get_running_loop().run_in_executor(None, len, "abc"))


uvloop.install()
asyncio.run(main())
