"""A worker puts 89 on a shelf; the foreman, who sent him, reads out what lies there.

Run it with: python3 sharedlist.py [nap=1]
"""

import sys
import threading
import time

# Each single call on such a list is done in one piece.
shelf = []
key = threading.Lock()


def put():
    shelf.append(89)


def put_under_key():
    with key:
        shelf.append(89)


def at_once(worker, _nap):
    worker.start()
    seen = str(shelf)
    worker.join()
    return seen


def after_nap(worker, nap):
    worker.start()
    time.sleep(nap)
    seen = str(shelf)
    worker.join()
    return seen


def under_key(worker, _nap):
    worker.start()
    with key:
        seen = str(shelf)
    worker.join()
    return seen


def after_join(worker, _nap):
    worker.start()
    worker.join()
    return str(shelf)


if __name__ == "__main__":
    values = dict(argument.split("=") for argument in sys.argv[1:])
    nap = float(values.get("nap", 1))
    for name, job, foreman in (
        ("atOnce", put, at_once),
        ("afterNap", put, after_nap),
        ("underKey", put_under_key, under_key),
        ("afterJoin", put, after_join),
    ):
        shelf[:] = [100, 58]
        worker = threading.Thread(target=job)
        begin = time.perf_counter()
        seen = foreman(worker, nap)
        seconds = time.perf_counter() - begin
        print(f"{name}\t{seconds:.6f}\t0")
        print(f"  {name} returned {seen}")
