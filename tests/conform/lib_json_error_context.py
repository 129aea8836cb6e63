# What a JSONDecodeError was raised in the handling of
import json

for text in '[1,', '', '{"a":1,}', '[1 2]', '{"a" 1}', '"abc', '1 2', '[nul':
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            json.loads(text)
    except ValueError as error:
        print(error, repr(error.__cause__), repr(error.__context__),
              error.__suppress_context__)
try:
    json.loads('[1,')
except ValueError:
    json.loads('nope')
