"""Two threads run the same line, x += 1, many times over. What is x in the end?

Run it with: python3 lost.py [times=200000]
"""

import sys
import time
from threading import Lock, Thread

x = 0
lock = Lock()


def one():
    return 1


def plain(times):
    global x
    for _ in range(times):
        x += 1


def with_call(times):
    global x
    for _ in range(times):
        x += one()


def with_lock(times):
    global x
    for _ in range(times):
        with lock:
            x += one()


def two(work, times):
    """Has two threads do the work; returns what x is then."""
    global x
    x = 0
    threads = [Thread(target=work, args=(times,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return x


def main(times=200_000):
    times = int(times)
    # Ask for the key as soon as you want it: it is to change hands often.
    sys.setswitchinterval(0.00001)
    has_key = getattr(sys, "_is_gil_enabled", lambda: True)()
    looks = "anywhere" if sys.version_info < (3, 10) else "jumpsAndCalls"
    for name, work in (
        (looks if has_key else "noKey", plain),
        ("withCall", with_call),
        ("withLock", with_lock),
    ):
        begin = time.perf_counter()
        result = two(work, times)
        print(f"{name}\t{time.perf_counter() - begin:.6f}\t0")
        print(f"  x is {result} of {2 * times}")


if __name__ == "__main__":
    main(**dict(argument.split("=") for argument in sys.argv[1:]))
