"""Four jobs that wait and four jobs that compute, by one, two and four workers.

First on one core, then on all. The same jobs each time, with the same results.
Run it with: python3 onecore.py [delay in seconds] [numbers for each job]

The computing workers are processes: in most Pythons, threads take turns to compute.
"""

import os
import sys
import time
from multiprocessing import get_context
from multiprocessing.pool import ThreadPool

JOBS = range(4)


def wait(delay):
    """A job that needs no core: it waits."""
    time.sleep(delay)
    return "done"


def count_primes(stretch):
    """A job that needs a core all the time: it counts the primes of its stretch."""
    return sum(1 for number in stretch if is_prime(number))


def is_prime(number):
    divisor = 2
    while divisor * divisor <= number:
        if number % divisor == 0:
            return False
        divisor += 1
    return True


def show(name, pool, job, arguments):
    begin = time.perf_counter()
    results = pool.map(job, arguments)
    print(f"{name}: {time.perf_counter() - begin:.2f} s  {results}")


def run_all(where, delay, numbers):
    for workers in 1, 2, 4:
        with ThreadPool(workers) as pool:
            show(f"{workers} waiting, {where}", pool, wait, [delay] * len(JOBS))
    starts = [10**8 + job * numbers for job in JOBS]
    stretches = [range(start, start + numbers) for start in starts]
    spawn = get_context("spawn")
    for workers in 1, 2, 4:
        ready = spawn.Barrier(workers + 1)
        with spawn.Pool(workers, ready.wait) as pool:
            ready.wait()  # all workers have started: their start is not timed
            show(f"{workers} computing, {where}", pool, count_primes, stretches)


if __name__ == "__main__":
    delay = float(sys.argv[1]) if len(sys.argv) > 1 else 0.5
    numbers = int(sys.argv[2]) if len(sys.argv) > 2 else 5_000
    if hasattr(os, "sched_setaffinity"):
        all_cores = os.sched_getaffinity(0)
        os.sched_setaffinity(0, {min(all_cores)})
        run_all("one core", delay, numbers)
        os.sched_setaffinity(0, all_cores)
    else:
        print("Python can’t confine a process to one core on this system: all cores only")
    run_all("all cores", delay, numbers)
