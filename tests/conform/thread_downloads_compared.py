# One after the other, then all at once: what threads gain when the work is waiting
import threading
import time

def download(site):
    time.sleep(0.3)
    return len(site)

sites = ["python", "docs", "wiki", "news"]

start = time.perf_counter()
sizes = [download(s) for s in sites]
print(f"in sequence: {sizes} in {time.perf_counter() - start:.2f} seconds")

def store(results, i, site):
    results[i] = download(site)

start = time.perf_counter()
results = [None] * len(sites)
threads = [threading.Thread(target=store, args=(results, i, s)) for i, s in enumerate(sites)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(f"in threads: {results} in {time.perf_counter() - start:.2f} seconds")
