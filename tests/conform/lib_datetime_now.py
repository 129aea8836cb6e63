# now, today and utcnow follow the virtual clock
import asyncio
from datetime import datetime, timedelta
import time

start = datetime.now()
print(start, start.strftime("%H:%M:%S"), start.year)

async def main():
    await asyncio.sleep(3661.25)
    print(datetime.now().strftime("%H:%M:%S.%f"), datetime.now() - start)
    time.sleep(30)
    print(f"{datetime.now():%X}", datetime.now() - start >= timedelta(hours=1))
    print(time.strftime("%H:%M:%S"), time.strftime("%Y-%m-%d", time.gmtime(86400 * 365)), time.localtime().tm_min)

asyncio.run(main())
