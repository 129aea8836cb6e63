# warnings.warn: said once for a place, on stderr
import warnings
def old():
    warnings.warn("old is deprecated", UserWarning)
for _ in range(3): old()
warnings.warn("from here", DeprecationWarning)
warnings.warn("runtime", RuntimeWarning)
print("end")
