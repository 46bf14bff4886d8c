"""The same work on 1, 2, 4 and 8 threads, processes and, since 3.14, sub-interpreters.

Run it with: python3 work.py [interval=5] [turns=10] [rounds=5]
"""

import hashlib
import inspect
import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

try:
    from concurrent import interpreters
except ImportError:  # before 3.14
    interpreters = None

WAITS = 32
HASHES = 128
MEGABYTE = bytes(1_000_000)


def count(n):
    """Only computes, and holds the key."""
    while n:
        n -= 1


def wait(n):
    """Mostly waits, and hangs the key up meanwhile."""
    for _ in range(n):
        time.sleep(0.01)


def compute_in_c(n):
    """Computes as well, but in C code that lets go of the key."""
    for _ in range(n):
        hashlib.sha256(MEGABYTE).digest()


def on_pool(pool, work, n):
    """A way to share the work equally among some workers of a pool."""
    return lambda workers: list(pool.map(work, [n // workers] * workers))


def on_interpreters(pool, n):
    """The same with an interpreter for each thread: it is sent the text of what it is to run."""
    own = [interpreters.create() for _ in range(8)]
    text = inspect.getsource(count) + "\ncount(n)"

    def part(interpreter, n):
        interpreter.prepare_main(n=n)
        interpreter.exec(text)

    return lambda workers: list(pool.map(part, own[:workers], [n // workers] * workers))


def sweep(name, rounds, run, startup=0.0):
    """Times the work on 1, 2, 4, 8, 1, 2, ... workers. The first round is not counted."""
    begin = time.perf_counter()
    for nth in range(rounds + 1):
        for workers in 1, 2, 4, 8:
            start = time.perf_counter()
            run(workers)
            seconds = time.perf_counter() - start
            if workers == 1:
                alone = seconds
            if nth:
                print(f"plot\t{name}\t{workers}\t{alone / seconds:.3f}")
    print(f"{name}\t{time.perf_counter() - begin:.6f}\t{startup:.6f}")


def main(interval=5.0, turns=10, rounds=5):
    rounds = int(rounds)
    n = int(turns) * 1_000_000
    sys.setswitchinterval(float(interval) / 1000)
    key = "OneKey" if getattr(sys, "_is_gil_enabled", lambda: True)() else "NoKey"
    with ThreadPoolExecutor(8) as threads:
        sweep("computing" + key, rounds, on_pool(threads, count, n))
        sweep("waiting" + key, rounds, on_pool(threads, wait, WAITS))
        sweep("hash", rounds, on_pool(threads, compute_in_c, HASHES))
        if interpreters:
            sweep("subInterpreters", rounds, on_interpreters(threads, n))
    begin = time.perf_counter()
    # "spawn" starts each as a new Python, on any system.
    with ProcessPoolExecutor(8, mp_context=get_context("spawn")) as processes:
        list(processes.map(wait, [10] * 8))  # each has something to wait for, so all eight start
        startup = time.perf_counter() - begin
        sweep("computingKeyEach", rounds, on_pool(processes, count, n), startup)


if __name__ == "__main__":
    main(**dict(argument.split("=") for argument in sys.argv[1:]))
