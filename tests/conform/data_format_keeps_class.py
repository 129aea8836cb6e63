# Formatting that changes nothing gives the text itself, of whatever class it is
class Loud(str):
    def __repr__(self):
        return 'Loud:' + super().__repr__()


word = Loud('hello')
for spec in ('', 's', '3', '>5', '.9', '6', '.4'):
    print(repr(spec), repr(format(word, spec)))
print(repr(f'{word:>5}'), repr(f'{word:>5}!'), repr(f'{word}'))
print(repr('{:>5}'.format(word)), repr('{:>5}{}'.format(word, '')),
      repr('{w:>5}'.format_map({'w': word})), repr('%5s' % word))
