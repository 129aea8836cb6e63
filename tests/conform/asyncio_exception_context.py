# call_exception_handler takes what it is given: only the default looks into it
import asyncio


def handler(loop, context):
    print('handler', context)


async def main():
    loop = asyncio.get_running_loop()
    for context in (None, 5, 'words', {}, {'message': ''},
                    {'message': 'three', 'b': 1, 'a': [2]}):
        loop.call_exception_handler(context)
        try:
            print(loop.default_exception_handler(context))
        except Exception as error:
            print(repr(error))
    loop.set_exception_handler(handler)
    for context in (None, {'message': 'x'}):
        loop.call_exception_handler(context)

asyncio.run(main())
