"""What `threadworks bench` runs in Python: the same work as in Java, one row at a time.

    python3 bench.py ROW    prints one number in the row's unit
"""
import multiprocessing
import multiprocessing.pool
import queue
import sys
import threading
import time
from multiprocessing import shared_memory

FRAME = 480 * 640 * 3
END = -1


def inc(x):
    return x + 1


def timed(work):
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def start(method):
    def work():
        with multiprocessing.get_context(method).Pool(4) as pool:
            pool.map(inc, range(4))
    return 1000 * timed(work)


def warm(work, n):
    """How much of the work is done in a second, once it has been done for a second."""
    seconds = 0
    while seconds < 1:
        seconds += timed(work)
    return n / timed(work)


def pool_map(n, chunksize):
    with multiprocessing.Pool(4) as pool:
        return warm(lambda: pool.map(inc, range(n), chunksize), n)


def pool_apply(n=1000):
    def work():
        for i in range(n):
            pool.apply(inc, (i,))
    with multiprocessing.Pool(4) as pool:
        return 1e6 / warm(work, n)


def threadpool_map(n=50_000):
    with multiprocessing.pool.ThreadPool(4) as pool:
        return warm(lambda: pool.map(inc, range(n), 1), n)


def produce(q, n):
    for i in range(n):
        q.put(i)


def queue_thread(n=200_000):
    def work():
        q = queue.Queue(1024)
        producer = threading.Thread(target=produce, args=(q, n))
        producer.start()
        for _ in range(n):
            q.get()
        producer.join()
    return n / timed(work)


def queue_process(n=100_000):
    q = multiprocessing.Queue(1024)
    producer = multiprocessing.Process(target=produce, args=(q, 2 * n))
    producer.start()

    def work():
        for _ in range(n):
            q.get()
    work()
    rate = n / timed(work)
    producer.join()
    return rate


def write_frames(name, free, full):
    memory = shared_memory.SharedMemory(name)
    frame = bytes(FRAME)
    while (slot := free.get()) != END:
        memory.buf[slot * FRAME:(slot + 1) * FRAME] = frame
        full.put(slot)
    memory.close()


def shm_frame(n=1000, slots=4):
    memory = shared_memory.SharedMemory(create=True, size=slots * FRAME)
    free, full = multiprocessing.Queue(), multiprocessing.Queue()
    for slot in range(slots):
        free.put(slot)
    writer = multiprocessing.Process(target=write_frames, args=(memory.name, free, full))
    writer.start()
    copy = bytearray(FRAME)

    def work():
        for _ in range(n):
            slot = full.get()
            copy[:] = memory.buf[slot * FRAME:(slot + 1) * FRAME]
            free.put(slot)
    rate = warm(work, n)
    free.put(END)
    writer.join()
    memory.close()
    memory.unlink()
    return rate


def memcpy(n=1000):
    frame, copy = bytes(FRAME), bytearray(FRAME)

    def work():
        for _ in range(n):
            copy[:] = frame
    return warm(work, n)


ROWS = {
    "pool.start": lambda: start("spawn"),
    "pool.start.forkserver": lambda: start("forkserver"),
    "pool.map.chunk1": lambda: pool_map(20_000, 1),
    "pool.map": lambda: pool_map(2_000_000, None),
    "pool.apply": pool_apply,
    "threadpool.map.chunk1": threadpool_map,
    "queue.thread": queue_thread,
    "queue.process": queue_process,
    "shm.frame": shm_frame,
    "memcpy": memcpy,
}

if __name__ == "__main__":
    print(ROWS[sys.argv[1]]())
