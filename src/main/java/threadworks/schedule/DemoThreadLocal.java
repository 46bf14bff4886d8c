package threadworks.schedule;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for {@link ThreadLocal}: the JDK's would find the carrier, which is one for all threads
 * of the demo.
 */
public class DemoThreadLocal<T extends @Nullable Object> extends DemoIdentity {
  /** What {@link ThreadLocals} knows it by. */
  final Object key = new Object();

  private @Nullable Supplier<? extends T> initial;

  /** As {@link ThreadLocal#ThreadLocal()}. */
  public DemoThreadLocal() {}

  /** As {@link ThreadLocal#withInitial}. */
  public static <S extends @Nullable Object> DemoThreadLocal<S> withInitial(
      Supplier<? extends S> supplier) {
    var local = new DemoThreadLocal<S>();
    local.initial = Objects.requireNonNull(supplier);
    return local;
  }

  /** As {@link ThreadLocal#get}. */
  @SuppressWarnings({"unchecked", "NullAway"}) // a T by the demo's choice
  public T get() {
    var values = values();
    if (!values.has(this)) {
      Hooks.changes++;
      var value = initialValue();
      values.set(this, value);
      return value;
    }
    return (T) values.get(this);
  }

  /** As {@link ThreadLocal#set}. */
  public void set(T value) {
    Hooks.changes++;
    values().set(this, value);
  }

  /** As {@link ThreadLocal#remove}. */
  public void remove() {
    Hooks.changes++;
    values().remove(this);
  }

  /** As {@link ThreadLocal}'s own. */
  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // a T by the demo's choice
  protected T initialValue() {
    return initial == null ? (T) null : initial.get();
  }

  private static ThreadLocals values() {
    var thread = ThreadHooks.self().thread;
    var values = thread.locals;
    if (values == null) {
      values = new ThreadLocals();
      thread.locals = values;
    }
    return values;
  }

  /** Stands in for {@link InheritableThreadLocal}. */
  public static class Inheritable<T extends @Nullable Object> extends DemoThreadLocal<T> {
    /** As {@link InheritableThreadLocal#InheritableThreadLocal()}. */
    public Inheritable() {}

    /** As {@link InheritableThreadLocal}'s own. */
    protected T childValue(T parentValue) {
      return parentValue;
    }

    @SuppressWarnings({"unchecked", "NullAway"})
    @Nullable Object child(@Nullable Object parentValue) {
      return childValue((T) parentValue);
    }
  }
}
