package threadworks.schedule;

import org.jspecify.annotations.Nullable;

/** Stands in for a bare {@link Object}, which has no place for a head; most are locks. */
public final class DemoObject implements Headed {
  private @Nullable Head head = Hooks.current;

  /** As {@link Object#Object()}. */
  public DemoObject() {}

  @Override
  public @Nullable Head threadworks$head() {
    return head;
  }

  @Override
  public void threadworks$head(@Nullable Head head) {
    this.head = head;
  }

  @Override
  public int hashCode() {
    return Hooks.identityHash(this);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public String toString() {
    return "java.lang.Object@" + Integer.toHexString(hashCode());
  }
}
