"""Fetches four pages, first one after another, then by processes and by threads.

Each fetch leaves an entry on its process's shelf and brings back a copy of it.
Run it with: python3 crawl.py [delay=1]
"""

import asyncio
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import get_context
from multiprocessing.pool import ThreadPool
from urllib.request import ProxyHandler, build_opener

PAGES = ["1", "2", "3", "4"]

# The shelf: each process has its own, and all its threads share it.
shelf = {"init": "hello"}
lock = threading.Lock()
opener = build_opener(ProxyHandler({}))  # straight to this computer


def fetch(page):
    """Waits for a page, puts it on the shelf, brings back a copy of the shelf."""
    with opener.open(f"http://127.0.0.1:{port}/{page}") as answer:
        text = answer.read().decode()
    with lock:
        shelf["p" + page] = text
        return dict(shelf)


async def fetch_async(page):
    """The same without a thread of its own: while it waits, others get on."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET /{page} HTTP/1.0\r\n\r\n".encode())
    answer = await reader.read()
    writer.close()
    shelf["p" + page] = answer.partition(b"\r\n\r\n")[2].decode()
    return dict(shelf)


def one_by_one():
    return [fetch(page) for page in PAGES]


def in_pool(pool):
    with pool:
        return pool.map(fetch, PAGES)


def coroutines():
    """What comes nearest to virtual threads: coroutines take turns on one thread."""

    async def all_pages():
        return await asyncio.gather(*map(fetch_async, PAGES))

    return asyncio.run(all_pages())


def processes(workers):
    # "spawn" starts every worker as a new Python, on any system: it runs this file
    # afresh, so its shelf begins with init and nothing of ours.
    spawn = get_context("spawn")
    ready = spawn.Barrier(workers + 1)
    pool = spawn.Pool(workers, begin_work, [port, ready])
    ready.wait()
    return pool


def begin_work(site_port, ready):
    """What a worker process does first."""
    global port
    port = site_port
    ready.wait()


class Site(BaseHTTPRequestHandler):
    """A web site on this computer that takes its time to answer."""

    delay = 1.0

    def do_GET(self):
        time.sleep(self.delay)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.path[1:].encode())

    def log_message(self, *_):
        pass


def timed(name, work, start_pool=None):
    """Prints how long the work took, and how long its pool took to start before."""
    begin = time.perf_counter()
    pool = [start_pool()] if start_pool else []
    started = time.perf_counter()
    copies = work(*pool)
    seconds = time.perf_counter() - started
    print(f"{name}\t{seconds:.6f}\t{started - begin:.6f}")
    return copies


if __name__ == "__main__":
    values = dict(argument.split("=") for argument in sys.argv[1:])
    Site.delay = float(values.get("delay", 1))
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        port = server.server_port
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for name, *work in (
            ("oneByOne", one_by_one),
            ("twoProcesses", in_pool, lambda: processes(2)),
            ("fourProcesses", in_pool, lambda: processes(4)),
            ("fourThreads", in_pool, lambda: ThreadPool(4)),
            ("coroutines", coroutines),
        ):
            shelf.clear()
            shelf["init"] = "hello"
            for page, copy in zip(PAGES, timed(name, *work)):
                print(f"  {name}: page {page} brought {copy}")
        server.shutdown()
