package threadworks.schedule;

import org.jspecify.annotations.Nullable;

/** What is itself and no other, with the same hash and the same text in each run of a schedule. */
abstract class DemoIdentity {
  @Override
  public int hashCode() {
    return IdentityHooks.identityHash(this);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public String toString() {
    return IdentityHooks.identityText(this);
  }
}
