# gc.set_threshold: the numbers come back; with 0 nothing is collected by itself
import gc


class Ring:
    def __init__(self):
        self.itself = self

    def __del__(self):
        print('del')


gc.set_threshold(0)
print(gc.get_threshold())
Ring()
for i in range(100000):
    [[i]].append([])
kept = [[i] for i in range(20000)]
print('collect', gc.isenabled())
gc.collect()
gc.set_threshold(900, 5)
print(gc.get_threshold())
for wrong in ((), (1, 2, 3, 4), ('a',)):
    try:
        gc.set_threshold(*wrong)
    except TypeError as e:
        print(e)
