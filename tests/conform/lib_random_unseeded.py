# A program that never seeds gets the numbers of seed(0)
import random
a = [random.random() for _ in range(3)]
random.seed(0)
print(a, a == [random.random() for _ in range(3)])
print([random.randint(1, 6) for _ in range(10)])
