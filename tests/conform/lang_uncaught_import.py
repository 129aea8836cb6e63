# An ImportError of a name that a module doesn't have
print("starts")
from time import (sleep,
                  strftim)
