package threadworks.host;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import threadworks.trace.CallSite;
import threadworks.trace.Event;
import threadworks.trace.State;

/** Remembers what a run let hear. */
final class Heard implements RunListener {
  private static final int ALL = 10_000;

  final List<Event> events = new CopyOnWriteArrayList<>();
  final List<Long> workers = new CopyOnWriteArrayList<>();
  volatile boolean began;
  final AtomicInteger starts = new AtomicInteger();
  final AtomicLong dropped = new AtomicLong();

  @Override
  public void began(long nanoTime) {
    began = true;
  }

  @Override
  public void starting(boolean begins, long nanoTime) {
    if (begins) {
      starts.incrementAndGet();
    }
  }

  @Override
  public void workerStarted(long pid) {
    workers.add(pid);
  }

  @Override
  public void events(List<Event> more) {
    // A million prints are counted by what is dropped; a sample of those that come is enough.
    events.addAll(events.size() < ALL ? more : more.subList(0, Math.min(100, more.size())));
  }

  @Override
  public void dropped(long more) {
    dropped.addAndGet(more);
  }

  @Override
  public void over() {}

  private Stream<Event.Entered> entered() {
    return events.stream().filter(Event.Entered.class::isInstance).map(Event.Entered.class::cast);
  }

  /** Where threads waited, in no order between threads. */
  Stream<CallSite> sites() {
    return entered().map(Event.Entered::site);
  }

  /** What the threads of a process waited for, one after another. */
  List<State> states(long pid) {
    return entered()
        .filter(entered -> entered.thread().pid() == pid)
        .map(entered -> entered.site().state())
        .toList();
  }

  /** The same without repetition, but for workers that have nothing to do. */
  Set<CallSite> places() {
    return sites()
        .filter(site -> site.state() != State.IDLE)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** What was printed, in no order between threads. */
  List<String> prints() {
    return printed().map(Event.Printed::text).toList();
  }

  /** What of it was printed to System.err. */
  List<String> errors() {
    return printed().filter(Event.Printed::error).map(Event.Printed::text).toList();
  }

  private Stream<Event.Printed> printed() {
    return events.stream().filter(Event.Printed.class::isInstance).map(Event.Printed.class::cast);
  }
}
