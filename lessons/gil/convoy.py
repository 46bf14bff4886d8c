"""A clerk waits for deliveries and needs the key for a moment each; beside him others compute.

Run it with: python3 convoy.py [interval=5] [computing=1] [clerks=1] [seconds=8] [rounds=15]
"""

import random
import statistics
import sys
import time
from threading import Thread

INTERVALS = 0.5, 1, 2, 5, 10, 20, 50, 100


def delivery():
    """Waits from 2 to 8 ms; returns how many ms later he has the key, and can go on."""
    pause = random.uniform(0.002, 0.008)
    due = time.perf_counter() + pause
    time.sleep(pause)
    return (time.perf_counter() - due) * 1000


def beside_workers(clerk, clerks, computing):
    """Has clerks wait while others compute; returns how many turns those have made."""
    over = False
    turns = [0] * computing

    def compute(number):
        n = 0
        while not over:
            n += 1
        turns[number] = n

    workers = [Thread(target=compute, args=(number,)) for number in range(computing)]
    waiting = [Thread(target=clerk) for _ in range(clerks)]
    for thread in workers + waiting:
        thread.start()
    for thread in waiting:
        thread.join()
    over = True
    for thread in workers:
        thread.join()
    return sum(turns)


def latency(interval, computing, clerks, seconds):
    sys.setswitchinterval(interval / 1000)
    waits = []
    end = time.perf_counter() + seconds

    def clerk():
        while time.perf_counter() < end:
            waits.append(delivery())

    turns = beside_workers(clerk, clerks, computing)
    print(f"{statistics.median(waits):.2f} ms until a clerk has the key, interval {interval:g} ms")
    print(f"{turns / 1e6 / seconds:.1f} million turns a second")


def sweep(computing, rounds):
    def clerk():
        for nth in range(rounds + 1):
            for interval in INTERVALS:
                sys.setswitchinterval(interval / 1000)
                ms = delivery()
                if nth:  # the first round is not counted
                    print(f"plot\tsweep\t{interval}\t{ms:.3f}")

    beside_workers(clerk, 1, computing)


def main(interval=5.0, computing=1, clerks=1, seconds=8, rounds=15):
    begin = time.perf_counter()
    latency(float(interval), int(computing), int(clerks), int(seconds))
    print(f"latency\t{time.perf_counter() - begin:.6f}\t0")
    begin = time.perf_counter()
    sweep(int(computing), int(rounds))
    print(f"sweep\t{time.perf_counter() - begin:.6f}\t0")


if __name__ == "__main__":
    main(**dict(argument.split("=") for argument in sys.argv[1:]))
