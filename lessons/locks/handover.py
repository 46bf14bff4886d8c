"""One puts crates on a shelf, others fetch them. Who has to wait naps beside it until a bell rings.

Run it with: python3 handover.py
"""

import threading
import time

PATIENCE = 3  # seconds, after which nobody will come any more


class Shelf:
    """A shelf with a key and a bell; what lies on it is used only with the key."""

    def __init__(self):
        self.key = threading.Condition()
        self.crates = 0
        self.empty_handed = 0

    def pack(self, crates):
        for _ in range(crates):
            with self.key:
                self.crates += 1
                self.key.notify_all()

    def take(self):
        if self.crates > 0:
            self.crates -= 1
        else:
            self.empty_handed += 1

    def fetch_after_bell(self):
        """Waits for the bell whatever lies on the shelf."""
        with self.key:
            self.key.wait()
            self.take()

    def fetch_if(self):
        """Looks once."""
        with self.key:
            if self.crates == 0:
                self.key.wait()
            self.take()

    def fetch_while(self):
        """Looks again each time he wakes. (Condition.wait_for does just this.)"""
        with self.key:
            while self.crates == 0:
                self.key.wait()
            self.take()


class NarrowShelf(Shelf):
    """It has room for one crate: who packs waits, too, while it is full. Each rings for one."""

    def ring(self):
        self.key.notify()

    def pack(self, crates):
        for _ in range(crates):
            with self.key:
                while self.crates == 1:
                    self.key.wait()
                self.crates += 1
                self.ring()

    def fetch(self):
        with self.key:
            while self.crates == 0:
                self.key.wait()
            self.crates -= 1
            self.ring()


class NarrowShelfForAll(NarrowShelf):
    """The same with a bell that wakes all."""

    def ring(self):
        self.key.notify_all()


def work(shelf, fetch, fetchers):
    """Has all work at the same time; returns whether all came home."""
    # Daemons: they don't keep Python from ending when they wait for ever.
    team = [threading.Thread(target=shelf.pack, args=(fetchers,), daemon=True)]
    team += [threading.Thread(target=fetch, args=(shelf,), daemon=True) for _ in range(fetchers)]
    for worker in team:
        worker.start()
    for worker in team:
        worker.join(PATIENCE)
    return not any(worker.is_alive() for worker in team)


if __name__ == "__main__":
    for name, make, fetch, fetchers in (
        ("bellOnly", Shelf, Shelf.fetch_after_bell, 1),
        ("lookFirst", Shelf, Shelf.fetch_if, 1),
        ("twoWithIf", Shelf, Shelf.fetch_if, 2),
        ("twoWithWhile", Shelf, Shelf.fetch_while, 2),
        ("narrowNotify", NarrowShelf, NarrowShelf.fetch, 2),
        ("narrowNotifyAll", NarrowShelfForAll, NarrowShelf.fetch, 2),
    ):
        shelf = make()
        begin = time.perf_counter()
        done = work(shelf, fetch, fetchers)
        seconds = time.perf_counter() - begin
        if done:
            print(f"{name}\t{seconds:.6f}\t0")
        print(f"  {name}: " + (f"{shelf.empty_handed} empty-handed" if done else "did not end"))
