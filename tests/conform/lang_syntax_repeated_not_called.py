# The same keyword twice, for what can't be called: only one of both is said
[1]["a"]
""(1, sep="a", end="", sep="b")
