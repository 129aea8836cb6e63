# The loop watches for everybody.
import asyncio
import threading


async def echo(reader, writer):
    while line := await reader.readline():
        writer.write(line)
    writer.close()


async def talk(port, n, all_there):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    # "A task that waits for input or output tells the loop, which asks the system
    # about all such waits at once."
    await all_there.wait()
    writer.write(b"%d\n" % n)
    # "When one has something, its task is queued."
    assert await reader.readline() == b"%d\n" % n
    writer.close()


async def main():
    # "that each connection needs a thread. One loop waits for thousands."
    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    all_there = asyncio.Barrier(50)
    await asyncio.gather(*(talk(port, n, all_there) for n in range(50)))
    assert threading.active_count() == 1
    server.close()

asyncio.run(main())
print("holds")
