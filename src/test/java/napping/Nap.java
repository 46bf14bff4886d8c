package napping;

import java.util.List;
import threadworks.lab.Variant;

/** The shortest demo that has everything to be seen: threads, a print, a result, an ideal time. */
public final class Nap {
  private Nap() {}

  @Variant(ideal = "50")
  static List<String> alone() throws InterruptedException {
    Thread.sleep(50);
    System.out.println("slept");
    return List.of("slept");
  }

  @Variant(ideal = "50")
  static List<String> together() throws InterruptedException {
    var sleeper = new Thread(Nap::nap);
    sleeper.start();
    nap();
    sleeper.join();
    return List.of("slept", "slept");
  }

  private static void nap() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
