# heapq: what is built on the heap's own steps.


def merge(*iterables, key=None, reverse=False):
    heap = []
    sign = -1 if reverse else 1
    for order, it in enumerate(map(iter, iterables)):
        for item in it:
            heap.append([item if key is None else key(item),
                         order * sign, item, it])
            break
    pop, fix = ((_heappop_max, _heapify_max) if reverse
                else (heappop, heapify))
    while heap:
        fix(heap)
        entry = heap[0]
        yield entry[2]
        if len(heap) == 1: # nothing is left to compare with
            yield from entry[3]
            return
        for item in entry[3]:
            entry[0] = item if key is None else key(item)
            entry[2] = item
            break
        else:
            pop(heap)


def _size(iterable):
    try:
        return len(iterable)
    except (TypeError, AttributeError):
        return None


def _only(iterable, key, choose):
    nothing = object()
    found = choose(iter(iterable), default=nothing, key=key)
    return [] if found is nothing else [found]


# The best n, kept in a heap that has the worst of them on top. Entries are
# (rank, place, item), and no two places are the same: later items have places
# that make them worse than earlier ones of their rank.
def _best(n, iterable, key, largest):
    if n == 1:
        return _only(iterable, key, max if largest else min)
    size = _size(iterable)
    if size is not None and n >= size:
        return sorted(iterable, key=key, reverse=largest)[:n]
    items = iter(iterable)
    places = range(0, -n, -1) if largest else range(n)
    best = [(item if key is None else key(item), place, item)
            for place, item in zip(places, items)]
    if not best:
        return []
    if largest:
        heapify(best)
        replace, place, step = heapreplace, -n, -1
    else:
        _heapify_max(best)
        replace, place, step = _heapreplace_max, n, 1
    for item in items:
        rank = item if key is None else key(item)
        worst = best[0][0]
        if worst < rank if largest else rank < worst:
            replace(best, (rank, place, item))
            place += step
    best.sort(reverse=largest)
    return [item for rank, place, item in best]


def nsmallest(n, iterable, key=None):
    return _best(n, iterable, key, False)


def nlargest(n, iterable, key=None):
    return _best(n, iterable, key, True)
