# A keyword as the name of a variable
class = "math"
