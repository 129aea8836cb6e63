# The functions of multiprocessing are methods of its context.
import multiprocessing
from multiprocessing import Pool, cpu_count

print(type(Pool).__name__, Pool.__qualname__, Pool.__module__)
print(type(cpu_count).__name__, type(Pool.__self__).__name__)
for name in 'Lock', 'Queue', 'get_context', 'get_start_method', 'freeze_support':
    method = getattr(multiprocessing, name)
    print(type(method).__name__, method.__qualname__)
print(multiprocessing.current_process.__module__)
fork = multiprocessing.get_context('fork')
print(type(fork).__name__, fork is multiprocessing.get_context(),
      fork.get_start_method(), fork.Process.__name__)
for use in (lambda: fork.set_start_method('fork'),
            lambda: multiprocessing.get_context('thread'),
            lambda: Pool.close, lambda: cpu_count(1)):
    try:
        use()
    except Exception as error:
        print(type(error).__name__, error)
with Pool as pool:
    pass
