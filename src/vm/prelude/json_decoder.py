# json.decoder and json.encoder: where CPython's tracebacks say that they are.
from json import JSONDecodeError, JSONDecoder, JSONEncoder
