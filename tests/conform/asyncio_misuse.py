import asyncio
async def main():
    t = asyncio.current_task()
    try: await t
    except RuntimeError as e: print(str(e)[:28])
    class Bad:
        def __await__(self): yield 3
    try: await Bad()
    except RuntimeError as e: print(e)
    class Bad2:
        def __await__(self): yield asyncio.get_running_loop().create_future()
    try: await Bad2()
    except RuntimeError as e: print(str(e)[:50])
    class Bad3:
        def __await__(self): yield (i for i in ())
    try: await Bad3()
    except RuntimeError as e: print(str(e)[:60])
    l2 = asyncio.new_event_loop()
    f = l2.create_future()
    try: await f
    except RuntimeError as e: print(str(e)[-36:])
    try: l2.run_until_complete(f)
    except RuntimeError as e: print(e)
    again = main()
    try: asyncio.run(again)
    except RuntimeError as e: print(e)
    again.close()
    l2.close()
asyncio.run(main())
try: asyncio.get_running_loop()
except RuntimeError as e: print(e)
try: asyncio.run(3)
except ValueError as e: print(e)
l = asyncio.new_event_loop()
async def g(): await asyncio.sleep(1); return 9
print(l.run_until_complete(g())); print(l.is_running(), l.is_closed()); l.close()
try: l.run_until_complete(None)
except RuntimeError as e: print(e)
l = asyncio.new_event_loop()
l.call_later(3, l.stop); l.run_forever(); print(l.time())
t = l.create_task(g())
l.call_soon(l.stop)
try: l.run_until_complete(t)
except RuntimeError as e: print(e)
print(l.run_until_complete(t))
l.close()
with asyncio.Runner() as r:
    print(r.run(g())); print(r.run(g()))
