# A trailing comma in an import without parentheses
from asyncio import run, sleep,
