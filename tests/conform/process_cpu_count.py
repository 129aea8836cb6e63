# How many processors there are
import multiprocessing
import os

print(multiprocessing.cpu_count(), os.cpu_count())
