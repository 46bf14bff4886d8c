"""A round table in the canteen: one chopstick between any two neighbours, and each needs both.

Run it with: python3 philosophers.py [seats=3] [pause=0]
"""

import sys
import threading
import time

PATIENCE = 3  # seconds, after which a deadlock is given up


def dinner(seats, pause, left_handers):
    """Seats everybody; returns how many have eaten."""
    sticks = [threading.Lock() for _ in range(seats)]
    eaten = []

    def eat(seat, first, second):
        with first:
            time.sleep(pause)
            with second:
                eaten.append(seat)  # one call, done in one piece

    guests = []
    for seat in range(seats):
        left, right = sticks[seat], sticks[(seat + 1) % seats]
        pair = (right, left) if seat in left_handers else (left, right)
        # Daemons: they don't keep Python from ending when they wait for ever.
        guests.append(threading.Thread(target=eat, args=(seat, *pair), daemon=True))
    for guest in guests:
        guest.start()
    end = time.monotonic() + PATIENCE + seats * pause
    for guest in guests:
        guest.join(max(0, end - time.monotonic()))
    return len(eaten)


if __name__ == "__main__":
    values = dict(argument.split("=") for argument in sys.argv[1:])
    seats = int(values.get("seats", 3))
    pause = float(values.get("pause", 0))
    for name, left_handers in (("leftFirst", ()), ("oneLeftHander", (0,))):
        begin = time.perf_counter()
        eaten = dinner(seats, pause, left_handers)
        seconds = time.perf_counter() - begin
        if eaten == seats:
            print(f"{name}\t{seconds:.6f}\t0")
        print(f"  {name}: {eaten} of {seats} have eaten")
