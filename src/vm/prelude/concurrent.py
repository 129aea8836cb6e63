# concurrent: the package that concurrent.futures is in.
