package threadworks.weave.trace;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import threadworks.trace.record.Hooks;
import threadworks.trace.record.Recorder;

/**
 * What tracing costs: runs the same programs woven and not, in turn, and prints the median of the
 * ratios of their times. Not a test: run its main method on a quiet machine. Both runs go through a
 * loader of the same kind, one of which rewrites nothing.
 */
final class TracingCost {
  private static final int ROUNDS = 15;
  private static final String[] PROGRAMS = {
    "crawl",
    "lockHeavy",
    "lockContended",
    "monitorHeavy",
    "synchronizedHeavy",
    "queueHeavy",
    "manyTasks",
    "computing"
  };

  private TracingCost() {}

  static void main() throws Exception {
    var parent = TracingCost.class.getClassLoader();
    Predicate<String> samples = name -> name.startsWith(Woven.SAMPLES + ".");
    var plain = new WeavingClassLoader(parent, samples, bytes -> bytes);
    var traced = new WeavingClassLoader(parent, samples, new TraceRules(parent));
    PrintStream out = System.out;
    out.printf("%-14s %9s %9s %8s %9s%n", "program", "plain ms", "traced ms", "ratio", "dropped");
    for (var program : PROGRAMS) {
      var one = program(plain, program);
      var other = program(traced, program);
      var ratios = new double[ROUNDS];
      var plainTimes = new double[ROUNDS];
      var tracedTimes = new double[ROUNDS];
      long dropped = 0;
      for (int i = -5; i < ROUNDS; i++) {
        double without = millis(one);
        var recorder = new Recorder(System.nanoTime());
        Hooks.recordTo(recorder);
        var pump = Thread.ofPlatform().daemon().start(() -> pump(recorder));
        double with = millis(other);
        Hooks.recordTo(null);
        pump.interrupt();
        pump.join();
        if (i >= 0) {
          plainTimes[i] = without;
          tracedTimes[i] = with;
          ratios[i] = with / without;
          dropped = recorder.dropped();
        }
      }
      out.printf(
          "%-14s %9.2f %9.2f %8.3f %9d%n",
          program, median(plainTimes), median(tracedTimes), median(ratios), dropped);
    }
  }

  private static void pump(Recorder recorder) {
    try {
      while (true) {
        Thread.sleep(20);
        recorder.drain(event -> {});
      }
    } catch (InterruptedException e) {
      recorder.drain(event -> {});
    }
  }

  private static Callable<Object> program(ClassLoader loader, String name) throws Exception {
    var method = loader.loadClass(Woven.SAMPLES + ".Loads").getDeclaredMethod(name);
    method.setAccessible(true);
    return () -> method.invoke(null);
  }

  private static double millis(Callable<Object> program) throws Exception {
    long start = System.nanoTime();
    program.call();
    return (System.nanoTime() - start) / 1e6;
  }

  private static double median(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
