# __future__: names of features; `from __future__ import annotations` is the
# compiler's business.
annotations = division = print_function = absolute_import = True
generators = nested_scopes = unicode_literals = with_statement = True
generator_stop = True
