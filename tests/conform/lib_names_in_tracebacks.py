# Names that stand in tracebacks and logs: json.decoder.JSONDecodeError, handlers, templates
import json
import logging
import string

try:
    json.loads('{a: 1}')
except json.decoder.JSONDecodeError as error:
    print(error, json.encoder.JSONEncoder is json.JSONEncoder)


class Collect(logging.Handler):
    pass

print(Collect(), logging.NullHandler(), logging.Handler(logging.INFO))
try:
    string.Template(5).substitute()
except TypeError as error:
    print(error)
