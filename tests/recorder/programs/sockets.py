# The loop's own methods for sockets, and what takes more than there is room for.
import asyncio
import socket

BIG = b"x" * 4000000


async def take(sock, wanted):
    size = 0
    while size < wanted:
        size += len(await asyncio.get_running_loop().sock_recv(sock, 65536))
    return size


async def main():
    loop = asyncio.get_running_loop()
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    listening.setblocking(False)
    client = socket.socket()
    client.setblocking(False)
    accepting = asyncio.create_task(loop.sock_accept(listening))
    await asyncio.sleep(0)
    await loop.sock_connect(client, listening.getsockname())
    server, _ = await accepting
    reading = asyncio.create_task(take(server, len(BIG)))
    await loop.sock_sendall(client, BIG)
    print(await reading, client.fileno(), server.fileno())
    for sock in client, server, listening:
        sock.close()


asyncio.run(main())
