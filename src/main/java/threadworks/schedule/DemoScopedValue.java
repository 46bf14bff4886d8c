package threadworks.schedule;

import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for {@link ScopedValue}: the JDK's would be bound on the carrier, which is one for all
 * threads of the demo. Like the JDK's, a binding is its thread's own and ends with its scope.
 */
public final class DemoScopedValue<T extends @Nullable Object> extends DemoIdentity {
  /** One binding, in front of those around it. */
  record Binding(DemoScopedValue<?> key, @Nullable Object value, @Nullable Binding outer) {
    /**
     * Binds nothing. A thread has it once it has bound anything: as with the JDK's, its bindings
     * are no longer the same then as before, and a structured scope from before forks no more.
     */
    static final Binding NONE = new Binding(new DemoScopedValue<>(), null, null);
  }

  private DemoScopedValue() {}

  /** As {@link ScopedValue#newInstance}. */
  public static <T extends @Nullable Object> DemoScopedValue<T> newInstance() {
    return new DemoScopedValue<>();
  }

  /** As {@link ScopedValue#where}. */
  public static <T extends @Nullable Object> Carrier where(DemoScopedValue<T> key, T value) {
    return new Carrier(null, key, value);
  }

  @SuppressWarnings("ReferenceEquality") // a key is itself and no other
  private @Nullable Binding binding() {
    for (var b = ThreadHooks.self().thread.bindings; b != null; b = b.outer) {
      if (b.key == this) {
        return b;
      }
    }
    return null;
  }

  /** As {@link ScopedValue#get}. */
  @SuppressWarnings({"unchecked", "NullAway"}) // a T by the demo's choice
  public T get() {
    var binding = binding();
    if (binding == null) {
      throw new NoSuchElementException("ScopedValue not bound");
    }
    return (T) binding.value;
  }

  /** As {@link ScopedValue#isBound}. */
  public boolean isBound() {
    return binding() != null;
  }

  /** As {@link ScopedValue#orElse}. */
  public T orElse(T other) {
    Objects.requireNonNull(other);
    return isBound() ? get() : other;
  }

  /** As {@link ScopedValue#orElseThrow}. */
  public <X extends Throwable> T orElseThrow(Supplier<? extends X> exception) throws X {
    Objects.requireNonNull(exception);
    if (!isBound()) {
      throw exception.get();
    }
    return get();
  }

  /** As {@link ScopedValue.Carrier}. */
  public static final class Carrier {
    private final @Nullable Carrier before;
    private final DemoScopedValue<?> key;
    private final @Nullable Object value;

    private Carrier(@Nullable Carrier before, DemoScopedValue<?> key, @Nullable Object value) {
      this.before = before;
      this.key = Objects.requireNonNull(key);
      this.value = value;
    }

    /** As {@link ScopedValue.Carrier#where}. */
    public <T extends @Nullable Object> Carrier where(DemoScopedValue<T> key, T value) {
      return new Carrier(this, key, value);
    }

    /** As {@link ScopedValue.Carrier#get}. */
    @SuppressWarnings({"unchecked", "NullAway", "ReferenceEquality"}) // a T by the demo's choice
    public <T extends @Nullable Object> T get(DemoScopedValue<T> key) {
      for (var carrier = this; carrier != null; carrier = carrier.before) {
        if (carrier.key == key) {
          return (T) carrier.value;
        }
      }
      throw new NoSuchElementException("No mapping present");
    }

    /** As {@link ScopedValue.Carrier#run}. */
    public void run(Runnable body) {
      Objects.requireNonNull(body);
      call(
          () -> {
            body.run();
            return null;
          });
    }

    /** As {@link ScopedValue.Carrier#call}. */
    public <R extends @Nullable Object, X extends Throwable> R call(
        ScopedValue.CallableOp<? extends R, X> body) throws X {
      Objects.requireNonNull(body);
      var thread = ThreadHooks.self().thread;
      var outer = thread.bindings == null ? Binding.NONE : thread.bindings;
      var scope = thread.scope == null ? null : DemoScope.enterNew();
      thread.bindings = bound(outer);
      R result;
      try {
        result = body.call();
      } catch (Throwable e) {
        if (!left(thread, scope)) {
          e.addSuppressed(DemoThreadFlock.violation(null));
        }
        throw e;
      } finally {
        thread.bindings = outer;
      }
      if (!left(thread, scope)) {
        throw DemoThreadFlock.violation(null);
      }
      return result;
    }

    /** Leaves the scope of a body, or all where the thread was in none before; false as there. */
    @SuppressWarnings("ReferenceEquality") // a scope is itself and no other
    private static boolean left(DemoThread thread, @Nullable DemoScope scope) {
      if (thread.scope == scope) {
        return scope == null || scope.leave();
      }
      return DemoScope.inStep(scope == null ? DemoScope::leaveAll : scope::leave);
    }

    private Binding bound(@Nullable Binding outer) {
      return new Binding(key, value, before == null ? outer : before.bound(outer));
    }
  }
}
