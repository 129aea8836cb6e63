# Slices of ranges whose items are more than 64 bits can count
for start, stop, step in ((0, 2**64, 1), (5, -10**20, -7), (0, 10, 1),
                          (-2**64, 2**64, 10**19)):
    r = range(start, stop, step)
    for part in (slice(1, 3), slice(None, None, -1), slice(None, 2**65, 2**64),
                 slice(-2**70, 2**70), slice(2, -2)):
        print(r, part, r[part])
