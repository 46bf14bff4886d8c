"""How many workers should a pool have? It depends on what they do: compute, wait, or both.

Run it with: python3 sizing.py [delay=0.05] [compute=5] [rounds=3]
"""

import sys
import time
from functools import partial
from multiprocessing import get_context
from multiprocessing.pool import ThreadPool

SIZES = [1, 2, 3, 4, 8, 16, 32, 64]


def count(steps):
    for _ in range(steps):
        pass


def steps_in(seconds):
    """How many steps take so long here."""
    begin = time.perf_counter()
    count(2_000_000)
    return int(2_000_000 * seconds / (time.perf_counter() - begin))


def compute(steps, task):
    """Needs a core all the time."""
    count(steps)
    return task


def wait(delay, task):
    """Needs no core: it waits for a delivery."""
    time.sleep(delay)
    return task


def wait_and_compute(delay, steps, task):
    """Waits first, and then needs a core."""
    time.sleep(delay)
    count(steps)
    return task


def pieces(pool, alone):
    """100 short waits, so many of them one by one before the others may be shared out."""
    for piece in range(alone):
        wait(0.005, piece)
    pool.map(partial(wait, 0.005), range(100 - alone), 1)
    return 100


def tasks(pool, task, number):
    pool.map(task, range(number), 1)
    return number


def sweep(name, load, rounds, sizes, new_pool):
    """Measures all sizes in turn, round after round, and compares each with one worker."""
    begin = time.perf_counter()
    for _ in range(rounds):
        for size in sizes:
            with new_pool(size) as pool:
                pool.map(count, [1] * 4 * size, 1)  # the start is not measured
                start = time.perf_counter()
                rate = load(pool, size) / (time.perf_counter() - start)
            if size == 1:
                one = rate
            print(f"plot\t{name}\t{size}\t{rate / one:.4f}", flush=True)
    print(f"{name}\t{time.perf_counter() - begin:.6f}\t0", flush=True)


if __name__ == "__main__":
    values = dict(argument.split("=") for argument in sys.argv[1:])
    delay = float(values.get("delay", 0.05))
    rounds = int(values.get("rounds", 3))
    steps = steps_in(float(values.get("compute", 5)) / 1000)
    # In most Pythons threads take turns to compute: so these workers are processes, and few.
    computing = partial(compute, steps)
    sweep(
        "computing",
        lambda pool, size: tasks(pool, computing, 48),
        rounds,
        [1, 2, 3, 4, 8],
        get_context("spawn").Pool,
    )
    for name, load in (
        ("waiting", lambda pool, size: tasks(pool, partial(wait, delay), 6 * size)),
        # These are threads, so only one core at a time does the computing.
        ("both", lambda pool, size: tasks(pool, partial(wait_and_compute, delay, steps), 6 * size)),
        ("tenthAlone", lambda pool, size: pieces(pool, 10)),
        ("halfAlone", lambda pool, size: pieces(pool, 50)),
    ):
        sweep(name, load, rounds, SIZES, ThreadPool)
