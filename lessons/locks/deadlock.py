"""Two stores, a key for each. One worker carries a crate there, another carries three back.

Run it with: python3 deadlock.py
"""

import threading
import time

PATIENCE = 3  # seconds, after which a deadlock is given up


class Stores:
    def __init__(self):
        self.one = 5
        self.two = 5
        self.key_one = threading.Lock()
        self.key_two = threading.Lock()

    def there(self):
        self.one -= 1
        self.two += 1

    def back(self):
        self.two -= 3
        self.one += 3


def with_both(first, second, work):
    """Takes one key, then the other, works, and hangs both up again."""
    with first, second:
        work()


def try_both(first, second, work):
    """The same; but who doesn't get the second key at once hangs up the first and goes home."""
    with first:
        if second.acquire(blocking=False):
            work()
            second.release()


def carry(one_way, other_way):
    """Has two workers carry at the same time; returns whether both came home."""
    # Daemons: they don't keep Python from ending when they wait for ever.
    a = threading.Thread(target=one_way, daemon=True)
    b = threading.Thread(target=other_way, daemon=True)
    a.start()
    b.start()
    a.join(PATIENCE)
    b.join(PATIENCE)
    return not (a.is_alive() or b.is_alive())


def crossed(stores):
    return carry(
        lambda: with_both(stores.key_one, stores.key_two, stores.there),
        lambda: with_both(stores.key_two, stores.key_one, stores.back),
    )


def in_order(stores):
    return carry(
        lambda: with_both(stores.key_one, stores.key_two, stores.there),
        lambda: with_both(stores.key_one, stores.key_two, stores.back),
    )


def give_up(stores):
    return carry(
        lambda: try_both(stores.key_one, stores.key_two, stores.there),
        lambda: try_both(stores.key_two, stores.key_one, stores.back),
    )


if __name__ == "__main__":
    for name, variant in (("crossed", crossed), ("inOrder", in_order), ("giveUp", give_up)):
        stores = Stores()
        begin = time.perf_counter()
        done = variant(stores)
        seconds = time.perf_counter() - begin
        if done:
            print(f"{name}\t{seconds:.6f}\t0")
        print(f"  {name} " + (f"left {stores.one} and {stores.two}" if done else "did not end"))
