"""A puts crates 0, 1, … on a belt; B takes them off and packs them. When may B go home?

Run it with: python3 polling.py [crates=2] [nap=0.5]
"""

import sys
import time
from queue import Empty, Queue
from threading import Thread

# Lies on the belt behind the last crate. Nothing else is this object.
END = object()


def produce(belt, crates):
    for crate in range(crates):
        belt.put(crate)


def produce_and_mark(belt, crates):
    produce(belt, crates)
    belt.put(END)


def pack_what_is_there(belt, packed):
    """Packs until the belt is empty."""
    try:
        while True:
            packed.append(belt.get_nowait())
    except Empty:
        pass


def pack_until_end(belt, packed):
    """Packs until the end marker comes; waits while the belt is empty."""
    for crate in iter(belt.get, END):
        packed.append(crate)


def nap_first(nap):
    def pack(belt, packed):
        time.sleep(nap)
        pack_what_is_there(belt, packed)

    return pack


def work(belt, crates, producing, packing):
    """Has both work at the same time; returns what is packed in the end."""
    packed = []
    producer = Thread(target=producing, args=(belt, crates))
    packer = Thread(target=packing, args=(belt, packed))
    producer.start()
    packer.start()
    producer.join()
    packer.join()
    return packed


if __name__ == "__main__":
    values = dict(argument.split("=") for argument in sys.argv[1:])
    crates = int(values.get("crates", 2))
    nap = float(values.get("nap", 0.5))
    for name, belt, producing, packing in (
        ("stopWhenEmpty", Queue(), produce, pack_what_is_there),
        ("napFirst", Queue(), produce, nap_first(nap)),
        ("endMarker", Queue(), produce_and_mark, pack_until_end),
        ("roomForOne", Queue(maxsize=1), produce_and_mark, pack_until_end),
    ):
        begin = time.perf_counter()
        packed = work(belt, crates, producing, packing)
        seconds = time.perf_counter() - begin
        print(f"{name}\t{seconds:.6f}\t0")
        print(f"  {name} returned {packed}")
