# A brace in the middle of a word, never closed
async def ticker():
    for _ in range(3):
        awai{t asyncio.sleep(0.15)
        print("tick")
