# A keyword on the left of an assignment
None = 0
