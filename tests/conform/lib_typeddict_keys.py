# Which keys a TypedDict needs
from typing import NotRequired, Required, TypedDict


class Movie(TypedDict):
    title: str
    year: NotRequired[int]


class Rated(Movie, total=False):
    stars: int
    by: Required[str]


Point = TypedDict("Point", {"x": int, "y": NotRequired[int]})
Loose = TypedDict("Loose", {"a": int}, total=False)
for kind in (Movie, Rated, Point, Loose):
    print(kind.__name__, sorted(kind.__required_keys__),
          sorted(kind.__optional_keys__), kind.__total__,
          type(kind.__required_keys__).__name__)
print(Movie(title="a"), Point(x=1, y=2))
