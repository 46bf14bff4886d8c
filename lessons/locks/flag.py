"""A worker walks round after round until the foreman turns a sign over. Of ten, how many see it?

Run it with: python3 flag.py
"""

import threading
import time


class Sign:
    stop = False


def walk(sign):
    closing = time.monotonic() + 0.5
    while not sign.stop and time.monotonic() < closing:
        pass  # one more round


def plain_flag():
    saw = 0
    for _ in range(10):
        sign = Sign()
        worker = threading.Thread(target=walk, args=(sign,))
        worker.start()
        time.sleep(0.1)
        sign.stop = True
        worker.join(0.2)
        saw += not worker.is_alive()
        worker.join()
    return saw


if __name__ == "__main__":
    # CPython reads the attribute again in each round, and has no volatile: one variant has a twin.
    begin = time.perf_counter()
    saw = plain_flag()
    seconds = time.perf_counter() - begin
    print(f"plainFlag\t{seconds:.6f}\t0")
    print(f"  plainFlag: {saw} of 10 saw it")
