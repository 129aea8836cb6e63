# A job may submit more jobs, as long as nobody's worker waits for them
import time
from concurrent.futures import ThreadPoolExecutor

seen = []

def crawl(page, depth):
    time.sleep(0.1)
    seen.append((page, f"{time.perf_counter():.1f}"))
    if depth:
        return [pool.submit(crawl, f"{page}.{i}", depth - 1) for i in (1, 2)]
    return []

with ThreadPoolExecutor(2) as pool:
    todo = [pool.submit(crawl, "0", 2)]
    while todo:
        todo += todo.pop(0).result()
for entry in seen:
    print(*entry)
