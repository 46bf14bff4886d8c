package threadworks.schedule;

import org.jspecify.annotations.Nullable;

/** Stands in for a bare {@link Object}, which has no place for a head; most are locks. */
public final class DemoObject extends DemoIdentity implements Headed {
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
}
