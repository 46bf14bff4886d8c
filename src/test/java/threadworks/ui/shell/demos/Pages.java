package threadworks.ui.shell.demos;

import java.util.ArrayList;
import java.util.List;
import threadworks.lab.Param;
import threadworks.lab.Site;
import threadworks.lab.Variant;
import threadworks.multiprocessing.ProcessPool;
import threadworks.multiprocessing.ThreadPool;

/** Fetches two pages in three ways, and a third one for ever. */
public final class Pages {
  private static final List<String> PAGES = List.of("1", "2");

  @Param(min = 0.1, max = 3, step = 0.1, unit = "s")
  static double delay = 1;

  private Pages() {}

  private static String fetch(String page) {
    return "page " + Site.get(page, delay);
  }

  @Variant(ideal = "2 * delay")
  static List<String> oneByOne() {
    var texts = new ArrayList<String>();
    PAGES.forEach(page -> texts.add(fetch(page)));
    return texts;
  }

  @Variant(ideal = "delay")
  static List<String> twoProcesses() throws InterruptedException {
    try (var pool = new ProcessPool(2)) {
      return pool.map(Pages::fetch, PAGES);
    }
  }

  @Variant(ideal = "delay")
  static List<String> twoThreads() throws InterruptedException {
    try (var pool = new ThreadPool(2)) {
      return pool.map(Pages::fetch, PAGES);
    }
  }

  @Variant
  static long forever() {
    long turns = 0;
    while (delay > 0) {
      turns++;
    }
    return turns;
  }
}
