# await at module level is refused
import asyncio
print("never printed")
await asyncio.sleep(1)
