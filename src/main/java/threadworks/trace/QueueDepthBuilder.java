package threadworks.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What happened to one queue as it grows, in arrays that are shared with the snapshots of it. */
final class QueueDepthBuilder {
  private static final int FEWEST = 16;

  private final String name;
  private long[] nanos = new long[FEWEST];
  private int[] depths = new int[FEWEST];
  private int[] put = new int[FEWEST];
  private int[] taken = new int[FEWEST];
  private int size;
  private int puts;
  private int takes;

  /** How often each thread had put, and taken, by what it told. */
  private final Map<Counted, Long> counted = new HashMap<>();

  private record Counted(ThreadId thread, boolean put) {}

  /** What may yet be overtaken by what another thread or process did before. */
  private final List<Event.Queued> coming = new ArrayList<>();

  QueueDepthBuilder(String name) {
    this.name = name;
  }

  int size() {
    return size;
  }

  /** Takes a moment, which may not be the latest that comes. */
  void add(Event.Queued event) {
    coming.add(event);
  }

  /** Joins those until then in the order of time, and says how many those were. */
  int settle(long until) {
    coming.sort(Comparator.comparingLong(Event.Queued::nanos));
    int before = size;
    int count = 0;
    while (count < coming.size() && coming.get(count).nanos() <= until) {
      join(coming.get(count));
      count++;
    }
    coming.subList(0, count).clear();
    return size - before;
  }

  /** One that comes later than it may is moved to the latest. */
  private void join(Event.Queued event) {
    var who = new Counted(event.thread(), event.put());
    int more = (int) (event.count() - counted.getOrDefault(who, 0L));
    if (more <= 0) {
      return; // told by another, who was quicker
    }
    counted.put(who, event.count());
    if (event.put()) {
      puts += more;
    } else {
      takes += more;
    }
    if (size == nanos.length) {
      copy(0, 2 * size);
    }
    nanos[size] = size == 0 ? event.nanos() : Math.max(event.nanos(), nanos[size - 1]);
    depths[size] = event.depth();
    put[size] = puts;
    taken[size] = takes;
    size++;
  }

  /** Drops the older half and says how many moments that were; the counts go on. */
  int halve() {
    int drop = size / 2;
    copy(drop, drop + Math.max(FEWEST, size - drop));
    size -= drop;
    return drop;
  }

  private void copy(int from, int to) {
    nanos = Arrays.copyOfRange(nanos, from, to);
    depths = Arrays.copyOfRange(depths, from, to);
    put = Arrays.copyOfRange(put, from, to);
    taken = Arrays.copyOfRange(taken, from, to);
  }

  QueueDepth snapshot() {
    return new QueueDepth(name, size, nanos, depths, put, taken);
  }
}
