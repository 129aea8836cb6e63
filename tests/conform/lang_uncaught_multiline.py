# The marks of a traceback in an expression over several lines
data = {"a": {"b": [1, 2, 3]}}

def pick(key,
         index):
    return (data["a"]
            [key]
            [index] + 1)

print(pick("b", 1))
print(pick(
    "b",
    index=7,
))
