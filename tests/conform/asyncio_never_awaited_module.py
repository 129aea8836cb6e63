# A coroutine called at module level without asyncio.run
async def main():
    print("does not run")

main()
print("last line")
x = main()
x.close()
print("closed ones don't warn")
