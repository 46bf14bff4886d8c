package processes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import threadworks.lab.Param;
import threadworks.lab.Site;
import threadworks.lab.Variant;
import threadworks.multiprocessing.ProcessPool;
import threadworks.multiprocessing.ThreadPool;

/**
 * Fetches four pages, first one after another, then by processes and by threads.
 * Each fetch leaves an entry on its process's shelf and brings back a copy of it.
 */
public final class Crawl {
    /** How long the site takes to answer. */
    @Param(min = 0.1, max = 3, step = 0.1, unit = "s")
    static double delay = 1.0;

    static final List<String> PAGES = List.of("1", "2", "3", "4");

    /** The shelf: each process has its own, and all its threads share it. */
    static final Map<String, String> shelf = new LinkedHashMap<>();

    static {
        shelf.put("init", "hello");
    }

    /** Waits for a page, puts it on the shelf, brings back a copy of the shelf. */
    static Map<String, String> fetch(String page) {
        String text = Site.get(page, delay);
        synchronized (shelf) {
            shelf.put("p" + page, text);
            return new LinkedHashMap<>(shelf);
        }
    }

    @Variant(ideal = "4 * delay")
    static List<Map<String, String>> oneByOne() {
        List<Map<String, String>> copies = new ArrayList<>();
        for (String page : PAGES) {
            copies.add(fetch(page));
        }
        return copies;
    }

    @Variant(ideal = "2 * delay",
            runOnly = "it starts worker processes, the model has threads alone")
    static List<Map<String, String>> twoProcesses() throws InterruptedException {
        try (var pool = new ProcessPool(2)) {
            return pool.map(Crawl::fetch, PAGES);
        }
    }

    @Variant(ideal = "delay",
            runOnly = "it starts worker processes, the model has threads alone")
    static List<Map<String, String>> fourProcesses() throws InterruptedException {
        try (var pool = new ProcessPool(4)) {
            return pool.map(Crawl::fetch, PAGES);
        }
    }

    @Variant(ideal = "delay")
    static List<Map<String, String>> fourThreads() throws InterruptedException {
        try (var pool = new ThreadPool(4)) {
            return pool.map(Crawl::fetch, PAGES);
        }
    }

    @Variant(ideal = "delay")
    static List<Map<String, String>> virtualThreads() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Map<String, String>>> fetches = new ArrayList<>();
            for (String page : PAGES) {
                fetches.add(executor.submit(() -> fetch(page)));
            }
            List<Map<String, String>> copies = new ArrayList<>();
            for (Future<Map<String, String>> pending : fetches) {
                copies.add(pending.get());
            }
            return copies;
        }
    }
}
