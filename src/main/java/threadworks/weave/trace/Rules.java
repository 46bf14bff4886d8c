package threadworks.weave.trace;

/** A way to rewrite classes. */
@FunctionalInterface
interface Rules {
  /**
   * Rewrites one class; may be called by several threads at once.
   *
   * @param classFile the class as it was compiled; left as it is
   * @return the class to load in its place
   */
  byte[] weave(byte[] classFile);
}
