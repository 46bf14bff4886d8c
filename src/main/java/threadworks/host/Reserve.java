package threadworks.host;

import org.jspecify.annotations.Nullable;

/** Room in the heap for what is to be said when a demo has used up the rest. */
final class Reserve {
  @SuppressWarnings("UnusedVariable") // it only takes up room
  private static byte @Nullable [] room = new byte[4 << 20];

  private Reserve() {}

  /**
   * Whether what was thrown means that this process is at its end, as when the heap is used up;
   * then there is room from now on to say so.
   */
  static boolean isNeeded(Throwable thrown) {
    boolean isNeeded =
        thrown instanceof VirtualMachineError && !(thrown instanceof StackOverflowError);
    if (isNeeded) {
      room = null;
    }
    return isNeeded;
  }
}
