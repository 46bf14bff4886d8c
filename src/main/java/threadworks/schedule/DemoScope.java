package threadworks.schedule;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Kind;

/**
 * One of the scopes that a thread is in: a structured scope, or the body that runs with a scoped
 * value bound. Stands in for {@code jdk.internal.vm.StackableScope}: who leaves one closes those
 * that were opened in it and are still open.
 */
class DemoScope {
  final DemoThread owner = (DemoThread) ThreadHooks.currentThread();

  /** The scope that the owner was in when it came into this one. */
  @Nullable DemoScope outer;

  static DemoScope enterNew() {
    var scope = new DemoScope();
    scope.enter();
    return scope;
  }

  final void enter() {
    outer = owner.scope;
    owner.scope = this;
  }

  /**
   * Leaves it.
   *
   * @return false where others in it were still open
   */
  final boolean leave() {
    if (is(owner.scope)) {
      owner.scope = outer;
      return true;
    }
    var scope = owner.scope;
    while (scope != null && !is(scope)) {
      scope = scope.outer;
    }
    if (scope != null) {
      for (var inner = owner.scope; inner != null && !is(inner); inner = inner.outer) {
        if (inner.closeLeftOpen()) {
          inner.unlink();
        }
      }
      unlink();
    }
    return false;
  }

  /**
   * Leaves all scopes that the current thread is in.
   *
   * @return false where there were any
   */
  static boolean leaveAll() {
    var thread = ThreadHooks.self().thread;
    if (thread.scope == null) {
      return true;
    }
    for (var scope = thread.scope; scope != null; scope = scope.outer) {
      scope.closeLeftOpen();
    }
    thread.scope = null;
    return false;
  }

  /**
   * Closes what was left open, from outside of the JDK: a step of its own, unless it has to wait.
   */
  static boolean inStep(BooleanSupplier leaving) {
    boolean inside = Hooks.inside;
    if (!inside) {
      Hooks.point(ThreadHooks.self(), Kind.RETURN, 0, null);
    }
    Hooks.inside = true;
    try {
      return leaving.getAsBoolean();
    } finally {
      Hooks.inside = inside;
    }
  }

  /** Closes it because one around it is left; false where there is nothing to close. */
  boolean closeLeftOpen() {
    return false;
  }

  private void unlink() {
    if (is(owner.scope)) {
      owner.scope = outer;
      return;
    }
    for (var scope = owner.scope; scope != null; scope = scope.outer) {
      if (is(scope.outer)) {
        scope.outer = outer;
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // a scope is itself and no other
  private boolean is(@Nullable DemoScope other) {
    return this == other;
  }
}
