# Small things of sys, os, types and logging that programs print
import logging
import os
import sys
import types

print(sys.int_info.bits_per_digit, sys.int_info)
try:
    os.environ.update({1: 2})
except TypeError as error:
    print(error)
os.environ.update({'LESSON': 'one'}, PAGE='2')
print(os.environ['LESSON'], os.environ['PAGE'])
module = types.ModuleType('fake')
print(module)
module.__file__ = 'x.py'
print(module)
for options in ({'nope': 1}, {'force': True, 'filename': 'x', 'stream': 2},
                {'force': True, 'style': '?'}):
    try:
        logging.basicConfig(**options)
    except ValueError as error:
        print(error, logging.root.handlers)
