# What %d asks a number for that is no int
class Floats:
    def __float__(self):
        return 2.5


class Cut(Floats):
    def __trunc__(self):
        return 4


class OnlyCut:
    def __trunc__(self):
        return 4


class Index:
    def __index__(self):
        return 8


class Wrong:
    def __int__(self):
        return 'x'


import warnings
warnings.simplefilter('ignore')
for cls in (Cut, Floats, OnlyCut, Index, Wrong):
    for form in ('%d', '%i', '%x', '%c', '%.1f'):
        try:
            print(cls.__name__, form, form % cls())
        except TypeError as error:
            print(cls.__name__, form, error)
