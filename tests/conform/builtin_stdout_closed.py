# A stdout that is closed
import sys

tell = sys.stderr.write
print(sys.stdout.closed)
sys.stdout.close()
sys.stdout.close()
tell(f'{sys.stdout.closed} {sys.stdout.name}\n')
for use in (sys.stdout.isatty, sys.stdout.writable, sys.stdout.flush,
            lambda: print('x'), lambda: sys.stdout.write('x'),
            lambda: sys.stdout.writelines([])):
    try:
        use()
    except ValueError as error:
        tell(f'{error!r}\n')
