# Futures: states, errors of every method in every state, repr
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    def attempt(label, f):
        try:
            print(label, f())
        except BaseException as e:
            print(label, type(e).__name__, e)
    f = loop.create_future()
    attempt("result", f.result); attempt("exception", f.exception)
    print(f.done(), f.cancelled(), f)
    f.set_result(5)
    attempt("set again", lambda: f.set_result(6)); attempt("set error", lambda: f.set_exception(ValueError()))
    attempt("result", f.result); attempt("exception", f.exception); attempt("cancel", f.cancel)
    print(f)
    g = loop.create_future()
    attempt("stop", lambda: g.set_exception(StopIteration()))
    attempt("class", lambda: g.set_exception(ValueError)); print(g)
    attempt("result", g.result); attempt("exception", g.exception)
    h = loop.create_future()
    print(h.cancel(), h.cancel(), h.cancelled(), h.done(), h)
    attempt("result", h.result); attempt("set", lambda: h.set_result(1))
    k = loop.create_future()
    def cb(fut): print("cb", fut.result())
    k.add_done_callback(cb); k.add_done_callback(cb); k.add_done_callback(print)
    print(k.remove_done_callback(cb), k.remove_done_callback(cb))
    k.set_result("k")
    await asyncio.sleep(0)
    print(k.get_loop() is loop, asyncio.isfuture(k), asyncio.isfuture(5))
    w = asyncio.Future()
    print(w, w.get_loop() is loop)
    w.set_result([1])
    print(await w, await w)

asyncio.run(main())
