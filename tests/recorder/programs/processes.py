# Child processes: by asyncio, by subprocess, by os.fork and by multiprocessing.
# None of them says anything in the trace; multiprocessing's fork is seen.
import asyncio
import multiprocessing
import os
import subprocess
import sys


async def main():
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", "print(input())", stdin=subprocess.PIPE,
        stdout=subprocess.PIPE)
    out, _ = await process.communicate(b"to the child\n")
    print(out, process.returncode, flush=True)


def child(queue):
    print("in a child", flush=True)
    queue.put(asyncio.run(answer()))


async def answer():
    await asyncio.sleep(0)
    return 42


if __name__ == "__main__":
    asyncio.run(main())
    pid = os.fork()
    if pid == 0:
        print("forked:", asyncio.run(answer()), flush=True)
        os._exit(3)
    print(os.WEXITSTATUS(os.waitpid(pid, 0)[1]), flush=True)
    pid = os.fork()
    if pid == 0:
        print("forked, and exits")
        sys.exit(4)
    print(os.WEXITSTATUS(os.waitpid(pid, 0)[1]), flush=True)
    for method in "fork", "spawn":
        context = multiprocessing.get_context(method)
        queue = context.Queue()
        process = context.Process(target=child, args=(queue,))
        process.start()
        print(method, queue.get(), flush=True)
        process.join()
        print(process.exitcode, flush=True)
