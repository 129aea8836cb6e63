# A copy makes one object, and looks at none besides
import copy


class Told:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('gone:', self.name if hasattr(self, 'name') else 'nameless')


first = Told('first')
print(copy.copy(first).name)
print(copy.deepcopy([first])[0].name)


class Made(Told):
    def __new__(cls, *args):
        print('made', args)
        return super().__new__(cls)


copy.copy(Made('second'))
print('end')
