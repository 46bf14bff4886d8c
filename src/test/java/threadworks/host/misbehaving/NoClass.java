package threadworks.host.misbehaving;

import threadworks.lab.Variant;

/** A demo whose class can't be initialised. */
public final class NoClass {
  static final int SHELVES = Integer.parseInt("none");

  private NoClass() {}

  @Variant
  static int shelves() {
    return SHELVES;
  }
}
