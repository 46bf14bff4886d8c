"""The same steps, cut into 1 to 10,000 tasks. What does a task cost?

Run it with: python3 grain.py [workers=2] [rounds=7]
"""

import sys
import time
from multiprocessing import get_context
from multiprocessing.pool import ThreadPool
from statistics import median

STEPS = 200_000

# Into how many tasks the steps are cut.
CUTS = [1, 2, 4, 8, 16, 64, 256, 1_000, 4_000, 10_000]


def work(steps):
    """One task: so many steps of a sum."""
    total = 1
    for _ in range(steps):
        total = (total * 1_103_515_245 + 12_345) & 0xFFFFFFFF
    return total


def in_a_row(tasks):
    """No pool: one task after another."""
    return [work(steps) for steps in tasks]


def in_chunks(pool):
    """The pool's own choice of chunks: about four for each worker."""
    return lambda tasks: pool.map(work, tasks)


def one_by_one(pool):
    """A trip to the hatch for each task."""
    return lambda tasks: pool.map(work, tasks, 1)


def measure(way, cut):
    """How many seconds a way takes for a cut."""
    begin = time.perf_counter()
    way([STEPS // cut] * cut)
    return time.perf_counter() - begin


def sweep(name, way, rounds):
    """Measures all cuts in turn, round after round; one task in a row tells their size."""
    begin = time.perf_counter()
    seconds = median(measure(in_a_row, 100) for _ in range(5))
    for _ in range(rounds):
        for cut in CUTS:
            print(f"plot\t{name}\t{seconds / cut:.9f}\t{measure(way, cut):.6f}", flush=True)
    print(f"{name}\t{time.perf_counter() - begin:.6f}\t0", flush=True)


if __name__ == "__main__":
    values = dict(argument.split("=") for argument in sys.argv[1:])
    workers = int(values.get("workers", 2))
    rounds = int(values.get("rounds", 7))
    sweep("inARow", in_a_row, rounds)
    for name, new_pool in (("threads", ThreadPool), ("processes", get_context("spawn").Pool)):
        with new_pool(workers) as pool:
            pool.map(work, [1_000] * 100, 1)  # the start is not measured
            sweep(name, in_chunks(pool), rounds)
            sweep(name + "OneByOne", one_by_one(pool), rounds)
