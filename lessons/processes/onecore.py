"""Four jobs that wait and four jobs that compute, by one, two and four workers.

First on one core, then on all. The same jobs each time, with the same results.
Run it with: python3 onecore.py [delay=0.5] [numbers=100000] [workers=4]

The computing workers are processes: in most Pythons, threads take turns to compute. And
they look through a twentieth of the numbers: here the whole would take minutes.
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


def timed(name, pool, started, job, arguments):
    """Has a pool do the jobs; prints how long that took, and what came back."""
    begin = time.perf_counter()
    results = pool.map(job, arguments)
    print(f"{name}\t{time.perf_counter() - begin:.6f}\t{started:.6f}")
    print(f"  {name} returned {results}")


def run(workers, name, delay, stretches):
    """Has so many workers do the jobs that wait, and then those that compute."""
    with ThreadPool(workers) as pool:
        timed(f"wait{name}", pool, 0, wait, [delay] * len(JOBS))
    spawn = get_context("spawn")
    ready = spawn.Barrier(workers + 1)
    begin = time.perf_counter()
    with spawn.Pool(workers, ready.wait) as pool:
        ready.wait()  # all workers have started
        started = time.perf_counter() - begin
        timed(f"1/20 compute{name}", pool, started, count_primes, stretches)


if __name__ == "__main__":
    values = dict(argument.split("=") for argument in sys.argv[1:])
    delay = float(values.get("delay", 0.5))
    numbers = int(values.get("numbers", 100_000))
    starts = [10**9 + job * numbers for job in JOBS]
    stretches = [range(start, start + numbers // 20) for start in starts]
    if hasattr(os, "sched_setaffinity"):
        all_cores = os.sched_getaffinity(0)
        os.sched_setaffinity(0, {min(all_cores)})
        for workers, name in (1, "OneWorker"), (2, "TwoWorkers"), (4, "FourWorkers"):
            run(workers, name, delay, stretches)
        os.sched_setaffinity(0, all_cores)
    else:
        print("Python can’t confine a process to one core on this system: all cores only")
    run(int(values.get("workers", 4)), "AllCores", delay, stretches)
