"""Random small programs of values, built-ins and modules: expressions of every
type, with good and with wrong arguments. How they are put together is the
business of grammar_forms.py; here a program is a row of them."""
from grammar_language import Language


class Values(Language):
    length = (12, 24)
