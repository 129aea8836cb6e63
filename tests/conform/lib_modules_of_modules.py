# What a module of the library has imported itself can be had from it.
from dataclasses import sys, dataclass
from enum import sys, bltns
from typing import sys, collections
from datetime import sys, timedelta
from random import _os
import inspect
import logging
import os.path
import statistics

print(sys.maxsize, bltns.len is len, collections.deque([1]), _os.sep)
print(os.path.sys is sys, statistics.random.__name__, inspect.enum.__name__)
print('traceback' in dir(logging), 'warnings' in dir(logging))
try:
    from threading import sys
except ImportError as error:
    print(str(error).split(' (')[0])
try:
    from argparse import sys
except ImportError as error:
    print(str(error).split(' (')[0])
