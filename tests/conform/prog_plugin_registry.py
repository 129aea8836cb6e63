# Plugins that enter themselves in a registry with __init_subclass__.
import asyncio


class Plugin:
    registry = {}

    def __init_subclass__(cls, /, name=None, **kwargs):
        super().__init_subclass__(**kwargs)
        key = name or cls.__name__.lower()
        if key in Plugin.registry:
            raise ValueError(f"duplicate plugin {key!r}")
        Plugin.registry[key] = cls

    def __class_getitem__(cls, key):
        return cls.registry[key]

    async def run(self, x):
        raise NotImplementedError(type(self).__name__)


class Upper(Plugin):
    async def run(self, x):
        return x.upper()


class Slow(Plugin, name="zzz"):
    delay = 2

    async def run(self, x):
        await asyncio.sleep(self.delay)
        return x[::-1]


class Slower(Slow):
    delay = property(lambda self: 3)


class Lazy(Plugin):
    pass


async def main():
    print(list(Plugin.registry), Plugin["zzz"].__name__, Upper.__mro__[1:])
    results = await asyncio.gather(*(c().run("word") for c in Plugin.registry.values()), return_exceptions=True)
    for name, r in zip(Plugin.registry, results):
        print(f"{name:8} {r!r}")
    try:
        class Again(Plugin, name="upper"):
            pass
    except ValueError as e:
        print(e)
    T = type("Dyn", (Upper,), {"run": lambda self, x: asyncio.sleep(1, x * 2), "__doc__": "dynamic"}, name="dyn")
    print(await T().run("ab"), T.__doc__, T, Plugin.registry["dyn"] is T)
    print([c.__name__ for c in Plugin.__subclasses__()], [c.__name__ for c in Slow.__subclasses__()])
    Plugin["nope"]

asyncio.run(main())
