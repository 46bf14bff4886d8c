"""A belt between one who makes crates and those who pack them, each at a pace of his own.

Run it with: python3 belt.py [crates=40] [makes=20] [packs=10] [room=5]
"""

import multiprocessing
import sys
import time
from dataclasses import dataclass
from queue import Queue
from threading import Thread

# Lies on the belt behind the last crate. Another process gets a copy of it, so it must be
# something that is equal to its copy.
END = None


@dataclass(frozen=True)
class Pace:
    """How many crates there are, how many are made and packed a second, and how many find room."""

    crates: int = 40
    makes: int = 20
    packs: int = 10
    room: int = 5


def make(belt, pace, packers):
    """Makes all crates, and puts an end marker for each packer behind them."""
    for crate in range(pace.crates):
        time.sleep(1 / pace.makes)
        belt.put(crate)
    for _ in range(packers):
        belt.put(END)


def pack(belt, pace):
    """Packs until an end marker comes."""
    while belt.get() is not END:
        time.sleep(1 / pace.packs)


def run(belt, pace, packers=1, worker=Thread):
    """Has one make and the others pack, in threads or in processes of their own."""
    team = [worker(target=pack, args=(belt, pace)) for _ in range(packers)]
    for packer in team:
        packer.start()
    make(belt, pace, packers)
    for packer in team:
        packer.join()
    return pace.crates


def between_processes(pace):
    # "spawn" starts the packer as a new Python, on any system.
    spawn = multiprocessing.get_context("spawn")
    return run(spawn.Queue(pace.room), pace, worker=spawn.Process)


if __name__ == "__main__":
    values = dict(argument.split("=") for argument in sys.argv[1:])
    pace = Pace(**{name: int(value) for name, value in values.items()})
    for name, variant in (
        ("endless", lambda: run(Queue(), pace)),
        ("shortBelt", lambda: run(Queue(pace.room), pace)),
        ("twoPackers", lambda: run(Queue(pace.room), pace, packers=2)),
        ("betweenProcesses", lambda: between_processes(pace)),
    ):
        begin = time.perf_counter()
        packed = variant()
        seconds = time.perf_counter() - begin
        print(f"{name}\t{seconds:.6f}\t0")
        print(f"  {name} returned {packed} packed")
