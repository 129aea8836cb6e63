# A future import that isn't first
x = 1
from __future__ import annotations
