# A server and its clients on loopback: streams.
import asyncio


async def handle(reader, writer):
    line = await reader.readline()
    writer.write(line.upper())
    await writer.drain()
    writer.close()


async def ask(port, text):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    await asyncio.sleep(0.01)
    writer.write(text.encode() + b"\n")
    answer = await reader.read()
    writer.close()
    return answer.decode().strip()


async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    print(await asyncio.gather(ask(port, "one"), ask(port, "two")))
    server.close()


asyncio.run(main())
