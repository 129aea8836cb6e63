"""A return with a comprehension in it: other frames run before it is over. And one
in a try, whose finally comes first."""


def primes(limit):
    return [n for n in range(2, limit) if all(n % d for d in range(2, n))]


def first(numbers):
    try:
        return numbers[0]
    finally:
        print("looked at", numbers)


print(primes(6))
print(first(primes(12)))
