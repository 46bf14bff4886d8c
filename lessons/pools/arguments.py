"""Adds one to 1, 2 and 3: four ways to hand over the arguments, on two kinds of pool.

Run it with: python3 arguments.py
"""

import time
from functools import partial
from itertools import repeat
from multiprocessing import get_context
from multiprocessing.pool import ThreadPool

NUMBERS = [1, 2, 3]


def add(first, second):
    return first + second


def add_one(number):
    return number + 1


def pairs(pool):
    """Rows of two: each row is one call."""
    return pool.starmap(add, [(1, 1), (1, 2), (1, 3)])


def zipped(pool):
    """The same rows, made by zip; the argument that stays the same is repeated."""
    return pool.starmap(add, zip(repeat(1), NUMBERS))


def bound(pool):
    """The argument that stays the same is bound: what is left takes one argument."""
    return pool.map(partial(add, 1), NUMBERS)


def single(pool):
    """A function of one argument: rows of one. The comma makes the row."""
    return pool.starmap(add_one, [(1,), (2,), (3,)])


def no_rows(pool):
    """What looks like the built-in map, and isn't: the third argument is the chunksize."""
    return pool.map(add, [1, 1, 1], NUMBERS)


if __name__ == "__main__":
    for kind, new_pool in (("Threads", ThreadPool), ("Processes", get_context("spawn").Pool)):
        for way in pairs, zipped, bound, single:
            begin = time.perf_counter()
            with new_pool(2) as pool:
                pool.map(abs, NUMBERS)  # by now at least one worker is up
                started = time.perf_counter()
                result = way(pool)
                end = time.perf_counter()
            name = way.__name__ + kind
            print(f"{name}\t{end - started:.6f}\t{started - begin:.6f}")
            print(f"  {name} returned {result}")
    with ThreadPool(2) as pool:
        try:
            print(f"  map(add, ones, numbers) returned {no_rows(pool)}")
        except TypeError as error:
            print(f"  map(add, ones, numbers): TypeError: {error}")
