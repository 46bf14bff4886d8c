package threadworks.host;

import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import threadworks.host.Ending.End;
import threadworks.schedule.report.Shown;

/**
 * One run of a variant for what comes of it alone: with classes loaded anew, as they were compiled,
 * on a fresh thread called {@code main}.
 */
final class UnwatchedRun {
  /** How often somebody looks whether it can still go on. */
  private static final long LOOK_MILLIS = 5;

  /** For how long nobody must move until nobody will. */
  private static final Duration STILL = Duration.ofMillis(50);

  /** No process is started in less, and to look for one takes almost as long. */
  private static final long QUICK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  /** How long threads and processes that nobody waits for may take to end. */
  private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private static final int LONGEST = 10_000;

  private final Frame.Once order;
  private final FreshClasses classes;
  private final ThreadGroup group = new ThreadGroup("demo");
  private final Thread main = new Thread(group, this::onMain, "main");
  private final RunThreads threads;
  private final Printout printout = new Printout();
  private final List<String> thrown = new ArrayList<>();
  private long began;
  private boolean mainThrew;
  private volatile @Nullable String value;
  private volatile boolean isVoid;
  private volatile boolean sound = true;

  /**
   * A run that has not begun.
   *
   * @param others threads that are not its own
   */
  UnwatchedRun(Frame.Once order, FreshClasses classes, Set<Thread> others) {
    this.order = order;
    this.classes = classes;
    threads = new RunThreads(group, others, STILL);
  }

  /** Runs it, and waits until it has ended or counts as one that does not. */
  End run() throws InterruptedException {
    Thread.setDefaultUncaughtExceptionHandler(this::uncaught);
    System.setOut(printout.stream());
    began = System.nanoTime();
    try {
      main.start();
      return await();
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(null);
      var nowhere = new PrintStream(PrintStream.nullOutputStream());
      System.setOut(nowhere);
      System.setErr(nowhere);
    }
  }

  private void onMain() {
    try {
      var run = order.run();
      var variant =
          DemoClass.load(classes.loader(), run.className(), run.params()).variant(run.variant());
      value = returned(variant);
    } catch (InvocationTargetException e) {
      threw(e.getCause() == null ? e : e.getCause());
    } catch (Throwable e) {
      threw(e);
    }
  }

  private String returned(Method variant) throws ReflectiveOperationException {
    isVoid = variant.getReturnType() == void.class;
    return cut(Shown.value(variant.invoke(null)));
  }

  /** The main thread ended with an exception; whatever takes that, it has returned nothing. */
  private void threw(Throwable e) {
    // There is to be room for what follows.
    sound &= !Reserve.isNeeded(e);
    try {
      main.getUncaughtExceptionHandler().uncaughtException(main, e);
    } catch (Throwable ignored) {
      // As a JVM does.
    }
    synchronized (thrown) {
      if (!mainThrew) {
        thrown.add(cut(Shown.type(e.getClass())));
      }
    }
  }

  private void uncaught(Thread thread, Throwable e) {
    sound &= !Reserve.isNeeded(e);
    synchronized (thrown) {
      mainThrew |= thread.equals(main);
      if (thrown.size() < LONGEST) {
        thrown.add(cut(Shown.type(e.getClass())));
      }
    }
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }

  private End await() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(order.limitMillis());
    Thread awaited = main;
    while (awaited != null) {
      awaited.join(LOOK_MILLIS);
      if (awaited.isAlive()) {
        boolean still = threads.standStill();
        boolean late = System.nanoTime() > end;
        if (still || late) {
          return threads.haveRing() || (still && main.isAlive())
              ? End.DEADLOCK
              : still ? End.STUCK : End.OVERDUE;
        }
      } else {
        awaited = threads.awaited();
      }
    }
    return End.ENDED;
  }

  /**
   * Those who are left when it is over, once each of them has ended or waits for ever.
   *
   * @return null where some still go on, or what they threw has left this process in no state to
   */
  @Nullable List<Thread> left() throws InterruptedException {
    long now = System.nanoTime();
    long end = now + GRACE_NANOS;
    boolean mayHaveProcesses = now - began > QUICK_NANOS;
    var living = threads.living();
    while (living.isEmpty()
        ? mayHaveProcesses && RunThreads.processLives()
        : !threads.standStill()) {
      if (System.nanoTime() > end) {
        return null;
      }
      Thread.sleep(1);
      living = threads.living();
    }
    return sound ? living : null;
  }

  /** What came of it. */
  Ending.Came came(End end, boolean fit) {
    synchronized (thrown) {
      return new Ending.Came(end, value, isVoid ? printout.text() : null, thrown, fit);
    }
  }
}
