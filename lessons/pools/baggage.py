"""Each task looks something up in the same catalogue of 8 MB. How often does that travel?

Run it with: python3 baggage.py [tasks=100]
"""

import sys
import time
from array import array
from functools import partial
from itertools import repeat
from multiprocessing import get_context

SIZE = 2_000_000  # numbers of four bytes each

# The catalogue on this workshop's shelf: each process has a shelf of its own.
shelf = None


def look_up(catalogue, number):
    return catalogue[number]


def look_up_on_shelf(number):
    return shelf[number]


def put_on_shelf(catalogue):
    global shelf
    shelf = catalogue


def bound(pool, catalogue, numbers):
    """Bound to the function. One task a trip (the 1), here and below."""
    return pool.map(partial(look_up, catalogue), numbers, 1)


def in_each_row(pool, catalogue, numbers):
    """An argument like any other: it stands in each row."""
    return pool.starmap(look_up, zip(repeat(catalogue), numbers), 1)


def initialised(pool, catalogue, numbers):
    """Each worker has put it on its own shelf, before the first task."""
    return pool.map(look_up_on_shelf, numbers, 1)


if __name__ == "__main__":
    values = dict(argument.split("=") for argument in sys.argv[1:])
    numbers = range(int(values.get("tasks", 100)))
    catalogue = array("i", range(0, 2 * SIZE, 2))
    spawn = get_context("spawn")  # every worker is a new Python, on any system
    for name, way, initializer in (
        ("bound", bound, None),
        ("inEachRow", in_each_row, None),
        ("initialised", initialised, put_on_shelf),
    ):
        begin = time.perf_counter()
        with spawn.Pool(2, initializer, (catalogue,) if initializer else ()) as pool:
            pool.map(abs, range(100), 1)  # by now at least one worker is up
            started = time.perf_counter()
            found = way(pool, catalogue, numbers)
            end = time.perf_counter()
        print(f"{name}\t{end - started:.6f}\t{started - begin:.6f}")
        print(f"  {name} returned {sum(found)}")
