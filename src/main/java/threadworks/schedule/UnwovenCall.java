package threadworks.schedule;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import threadworks.wording.Sentence;

/**
 * A call into what runs unwoven that a thread is in. It may call the program back, which makes
 * steps then: what the call holds by that time, nobody else may have, and what it is on changes
 * further when it goes on.
 */
final class UnwovenCall {
  /** The one that it was made within; null for none. */
  private final @Nullable UnwovenCall outer;

  /** Where it is; 0 for one that turned out to be woven. */
  final int site;

  /** What it is on; null for a static method, or one that turned out to be woven. */
  @Nullable Object object;

  /** The monitor that it holds from its beginning to its end, as {@link OwnLocks} knows. */
  @Nullable Object lock;

  private UnwovenCall(@Nullable UnwovenCall outer, int site) {
    this.outer = outer;
    this.site = site;
  }

  /** A call begins. */
  static UnwovenCall begin(Strand self, int site) {
    var call = new UnwovenCall(self.foreign, site);
    self.foreign = call;
    return call;
  }

  /** It ends, or throws: the monitors that it took by itself are free again. */
  void end(Strand self) {
    self.foreign = outer;
    if (lock != null) {
      MonitorHooks.exit(lock);
    }
    if (outer == null) {
      giveBack(self);
    }
  }

  /** All calls are over: whatever they were found to hold is free. */
  static void giveBack(Strand self) {
    if (self.found.isEmpty()) {
      return;
    }
    self.found.stream().filter(MonitorHooks::holds).forEach(MonitorHooks::exit);
    self.found = Set.of();
  }

  /** Whether one of its calls is on something that others have. */
  static boolean isOnShared(Strand self) {
    for (var call = self.foreign; call != null; call = call.outer) {
      if (call.isShared(self)) {
        return true;
      }
    }
    return false;
  }

  private boolean isShared(Strand self) {
    return object != null && !Hooks.isPrivate(object, self);
  }

  /** The program has been called back and has made steps: its calls go on with their objects. */
  static void goOn(Strand self) {
    for (var call = self.foreign; call != null; call = call.outer) {
      if (call.object != null && call.isShared(self)) {
        UnwovenHooks.reach(call.object);
      }
    }
  }

  /**
   * Before a step within such calls: what they really hold by now, the program cannot have. It
   * comes to light here, as the monitors that they take further inside have no hooks.
   */
  static void findLocks(Strand self) {
    boolean holds =
        self.foreign != null || (self.unwoven != null && Thread.holdsLock(self.unwoven));
    self.keeps = false;
    if (!holds && self.found.isEmpty()) {
      return;
    }
    // What was found before is free unless it is found again: nobody else has moved.
    giveBack(self);
    var found = RealLocks.held();
    self.keeps = !found.isEmpty();
    found.removeIf(MonitorHooks::holds);
    for (var lock : found) {
      var clash = MonitorHooks.find(lock, self);
      if (clash != null) {
        throw refuse(self, lock, clash);
      }
    }
    self.found = found;
  }

  /**
   * Whether a thread stands where its calls really hold a monitor: who looks on must not ask
   * objects for their texts, which might wait for it. It may be over, and stand there for ever.
   */
  static boolean keepMonitors() {
    return Hooks.last != null && Hooks.last.strands.stream().anyMatch(strand -> strand.keeps);
  }

  private static Refused refuse(Strand self, Object lock, String clash) {
    int site = self.foreign == null ? 0 : self.foreign.site;
    var place = CodeSites.get(site == 0 ? self.site : site);
    return Hooks.refuse(
        place,
        site == 0 ? Operation.called(lock) : Operation.call(place),
        Sentence.of("refused.unwoven", Operation.called(lock), Sentence.of(clash)));
  }
}
