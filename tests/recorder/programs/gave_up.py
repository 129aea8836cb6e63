# A wait for data that is given up; the descriptor's number is then another's.
import asyncio
import socket


async def main():
    loop = asyncio.get_running_loop()
    left, right = socket.socketpair()
    left.setblocking(False)
    number = left.fileno()
    try:
        await asyncio.wait_for(loop.sock_recv(left, 9), 0.01)
    except asyncio.TimeoutError:
        print("gave up")
    left.close()
    again, other = socket.socketpair()
    print(again.fileno() == number)
    arrived = asyncio.Event()
    loop.add_reader(again, arrived.set)
    other.send(b"x")
    await arrived.wait()
    loop.remove_reader(again)
    for sock in again, other, right:
        sock.close()


asyncio.run(main())
