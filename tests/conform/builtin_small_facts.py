# Small things of built-ins: whose they are, and print without a stdout
import sys

print(len.__self__, abs.__self__ is print.__self__, [].append.__self__)
stdout = sys.stdout
del sys.stdout
try:
    print('gone')
except RuntimeError as error:
    sys.stdout = stdout
    print(error)
