# An annotation for two targets
a, b: int = 1, 2
