"""Each task hands in one more task, and waits for it. Who is left to do that one?

A pool that has got stuck is given up after some seconds, and the program says so.
Run it with: python3 nested.py [workers=2] [tasks=2]
"""

import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor, TimeoutError

# Who is not done by then is taken to wait for ever. It is a guess, as all such times are.
PATIENCE = 3


def inner(number):
    return number + 1


def hand_in_and_wait(pool, number):
    """A task: hands in one more, waits for its result and brings it back."""
    return pool.submit(inner, number).result()


def total(pool, inner_pool, tasks):
    """Hands in all tasks, and adds up what they bring back."""
    last = time.monotonic() + PATIENCE
    outer = [pool.submit(hand_in_and_wait, inner_pool, number) for number in range(tasks)]
    return sum(pending.result(max(0, last - time.monotonic())) for pending in outer)


if __name__ == "__main__":
    values = dict(argument.split("=") for argument in sys.argv[1:])
    workers = int(values.get("workers", 2))
    tasks = int(values.get("tasks", 2))
    for name, size, inner_size in (
        ("onePool", workers, None),
        ("oneMore", workers + 1, None),
        ("twoPools", workers, 1),
    ):
        pool = ThreadPoolExecutor(size)
        inner_pool = ThreadPoolExecutor(inner_size) if inner_size else pool
        begin = time.perf_counter()
        try:
            outcome = f"returned {total(pool, inner_pool, tasks)}"
        except TimeoutError:
            outcome = f"still waiting after {PATIENCE} s"
        print(f"{name}\t{time.perf_counter() - begin:.6f}\t0")
        print(f"  {name}: {outcome}", flush=True)
    # Python would wait for the workers of a pool that is stuck, and so for ever.
    os._exit(0)
