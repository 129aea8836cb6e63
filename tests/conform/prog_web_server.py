# A server of pretend requests: router decorators, middleware, error pages, access log.
from __future__ import annotations
import asyncio
import json
import logging
import sys
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Awaitable, Callable


class Status(IntEnum):
    OK = 200, "fine"
    NOT_FOUND = 404, "no such page"
    ERROR = 500, "our fault"

    def __new__(cls, code, phrase):
        obj = int.__new__(cls, code)
        obj._value_ = code
        obj.phrase = phrase
        return obj


@dataclass
class Request:
    method: str
    path: str
    body: dict = field(default_factory=dict)
    params: dict[str, str] = field(init=False, default_factory=dict)


@dataclass
class Response:
    body: str
    status: Status = Status.OK
    headers: dict = field(default_factory=lambda: {"content-type": "application/json"})


Handler = Callable[[Request], Awaitable[Response]]


class HTTPError(Exception):
    def __init__(self, status, detail=""):
        self.status = status
        super().__init__(detail or status.phrase)


class App:
    def __init__(self):
        self.routes: list[tuple[str, list[str], Handler]] = []
        self.middleware = []

    def route(self, path, *, methods=("GET",)):
        def register(fn):
            for m in methods:
                self.routes.append((m, path.strip("/").split("/"), fn))
            return fn
        return register

    def match(self, request):
        parts = request.path.strip("/").split("/")
        for method, pattern, fn in self.routes:
            if method != request.method or len(pattern) != len(parts):
                continue
            params = {}
            for want, got in zip(pattern, parts, strict=True):
                if want.startswith("{") and want.endswith("}"):
                    params[want[1:-1]] = got
                elif want != got:
                    break
            else:
                request.params |= params
                return fn
        raise HTTPError(Status.NOT_FOUND, f"{request.method} {request.path}")

    async def __call__(self, request):
        handler = lambda r: self.match(r)(r)
        for m in reversed(self.middleware):
            handler = (lambda nxt, m: lambda r: m(r, nxt))(handler, m)
        return await handler(request)


app = App()
users = {"1": "ann"}


@app.middleware.append
async def errors(request, nxt):
    try:
        return await nxt(request)
    except HTTPError as e:
        return Response(json.dumps({"error": str(e)}), e.status)
    except Exception as e:
        logging.exception("unhandled %s", request.path)
        return Response(json.dumps({"error": repr(e)}), Status.ERROR)


@app.middleware.append
async def timing(request, nxt):
    t0 = asyncio.get_running_loop().time()
    r = await nxt(request)
    r.headers["x-time"] = f"{asyncio.get_running_loop().time() - t0:.2f}"
    return r


@app.route("/users/{id}")
async def user(request):
    await asyncio.sleep(0.25)
    return Response(json.dumps({"name": users[request.params["id"]]}))


@app.route("/users", methods=["GET", "POST"])
async def all_users(request):
    if request.method == "POST":
        users[str(len(users) + 1)] = request.body["name"]
    return Response(json.dumps(users))


async def main():
    logging.basicConfig(stream=sys.stdout, format="%(levelname)s:%(message)s")
    for r in (Request("GET", "/users/1"), Request("POST", "/users/", {"name": "bob"}), Request("GET", "/users/2"), Request("GET", "/x"), Request("GET", "/users/7"), Request("POST", "/users")):
        response = await app(r)
        print(f"{r.method:<5}{r.path:<10}{response.status:>4d} {response.status.phrase:<14}{response.body} {response.headers.get('x-time')}")
    print(Request("GET", "/"), Response("x"), Status(404), Status.OK == 200, repr(Status.ERROR), f"{Status.OK!s:>5}")
    print(Request.__annotations__, Response.__dataclass_fields__["status"].type)

if __name__ == "__main__":
    asyncio.run(main())
