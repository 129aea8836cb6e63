# A comma is missing in a list over several lines
names = [
    "ann",
    "bob"
    "cy",
    5 7,
]
