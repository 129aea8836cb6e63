# A mappingproxy joins with mappings by |; what types.MethodType and Token refuse
import contextvars
import types

proxy = types.MappingProxyType({'k': 1})
print(proxy | {'z': 1}, {'z': 0} | proxy, proxy | proxy)


def inplace():
    both = proxy
    both |= {}

for call in (lambda: proxy | 3, inplace, lambda: proxy + 1, lambda: 3 | proxy,
             lambda: types.MethodType(print, None), contextvars.Token):
    try:
        print(call())
    except (TypeError, RuntimeError) as error:
        print(error)
