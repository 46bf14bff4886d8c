"""Two clerks sell the seats of the works outing. How many are free is written on one board.

Run it with: python3 tickets.py [seats=1]
"""

import sys
import threading
import time


class Board:
    """How many seats are free, and how many tickets went out."""

    def __init__(self, seats):
        self.free = seats
        self.sold = 0
        self.counting = threading.Lock()

    def count_one(self):
        """Counts a ticket in one piece, so the fault is not here."""
        with self.counting:
            self.sold += 1

    def sell_one(self):
        """Looks, and sells a seat if one is free."""
        if self.free > 0:
            self.free = self.free - 1
            self.count_one()
            return True
        return False

    def sell(self):
        while self.sell_one():
            pass

    def sell_under(self, key):
        """The same, with the key in hand from the look to the end of the sale."""
        more = True
        while more:
            with key:
                more = self.sell_one()


def two_clerks(one, other):
    """Has two clerks sell at the same time."""
    a = threading.Thread(target=one)
    b = threading.Thread(target=other)
    a.start()
    b.start()
    a.join()
    b.join()


def unguarded(board):
    two_clerks(board.sell, board.sell)


def one_key(board):
    key = threading.Lock()
    two_clerks(lambda: board.sell_under(key), lambda: board.sell_under(key))


def two_keys(board):
    red = threading.Lock()
    blue = threading.Lock()
    two_clerks(lambda: board.sell_under(red), lambda: board.sell_under(blue))


if __name__ == "__main__":
    values = dict(argument.split("=") for argument in sys.argv[1:])
    # Python has no atomic integer: of the five variants, three have a twin.
    for name, variant in (
        ("unguarded", unguarded),
        ("oneKey", one_key),
        ("twoKeys", two_keys),
    ):
        board = Board(int(values.get("seats", 1)))
        begin = time.perf_counter()
        variant(board)
        seconds = time.perf_counter() - begin
        print(f"{name}\t{seconds:.6f}\t0")
        print(f"  {name} sold {board.sold}")
