"""Workers count crates. How many they have counted together is written on one board.

Run it with: python3 counter.py [workers=2] [crates=200000]
"""

import sys
import threading
import time


class Board:
    """What has been counted, and the key that hangs beside it."""

    def __init__(self):
        self.count = 0
        self.key = threading.Lock()

    def count_one(self):
        self.count += 1

    def count_one_key_twice(self):
        """Takes the key to read and once more to write; in between it hangs on the hook."""
        with self.key:
            slip = self.count
        with self.key:
            self.count = slip + 1

    def count_one_under_key(self):
        """Keeps the key from the reading to the writing."""
        with self.key:
            self.count += 1


def team(count_one, workers, crates):
    """Has every worker count all his crates, and waits for all of them."""

    def work():
        for _ in range(crates):
            count_one()

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    values = dict(argument.split("=") for argument in sys.argv[1:])
    workers = int(values.get("workers", 2))
    crates = int(values.get("crates", 200_000))
    # Python has neither volatile nor an atomic integer: of the five variants, three have a twin.
    for name, count_one in (
        ("plain", Board.count_one),
        ("keyTwice", Board.count_one_key_twice),
        ("oneKey", Board.count_one_under_key),
    ):
        board = Board()
        begin = time.perf_counter()
        team(lambda: count_one(board), workers, crates)
        seconds = time.perf_counter() - begin
        print(f"{name}\t{seconds:.6f}\t0")
        print(f"  {name} counted {board.count} of {workers * crates}")
