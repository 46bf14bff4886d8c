"""The crates lie on one belt already; two pack. How does each learn that no more will come?

Run it with: python3 packers.py [crates=1]
"""

import sys
import time
from queue import Queue
from threading import Thread

# Lies on the belt behind the last crate. Nothing else is this object.
END = object()

# Who is not home by then is taken to wait for ever. It is a guess, as all such times are.
PATIENCE = 3


def pack_what_is_there(belt, packed):
    """Looks whether something is there, and then takes it."""
    while not belt.empty():
        packed.append(belt.get())


def pack_until_end(belt, packed):
    """Packs until an end marker comes; waits while the belt is empty."""
    for crate in iter(belt.get, END):
        packed.append(crate)


def pack_and_pass_on(belt, packed):
    """The same, and puts the end marker back for the next one."""
    pack_until_end(belt, packed)
    belt.put(END)


def filled(crates, markers):
    belt = Queue()
    for crate in range(crates):
        belt.put(crate)
    for _ in range(markers):
        belt.put(END)
    return belt


def two_packers(belt, packing):
    """Has two pack at the same time; returns what they packed, and how many still wait."""
    packed = []
    # As daemons they don't keep the program from ending.
    packers = [Thread(target=packing, args=(belt, packed), daemon=True) for _ in range(2)]
    for packer in packers:
        packer.start()
    last = time.monotonic() + PATIENCE
    for packer in packers:
        packer.join(max(0, last - time.monotonic()))
    return packed, sum(packer.is_alive() for packer in packers)


if __name__ == "__main__":
    values = dict(argument.split("=") for argument in sys.argv[1:])
    crates = int(values.get("crates", 1))
    for name, markers, packing in (
        ("lookThenTake", 0, pack_what_is_there),
        ("oneMarker", 1, pack_until_end),
        ("markerEach", 2, pack_until_end),
        ("passItOn", 1, pack_and_pass_on),
    ):
        belt = filled(crates, markers)
        begin = time.perf_counter()
        packed, waiting = two_packers(belt, packing)
        seconds = time.perf_counter() - begin
        if not waiting:
            print(f"{name}\t{seconds:.6f}\t0")
        print(f"  {name} returned {packed}" if not waiting else f"  {name}: {waiting} still waiting")
