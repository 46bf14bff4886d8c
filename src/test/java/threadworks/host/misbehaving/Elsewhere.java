package threadworks.host.misbehaving;

/** A part of a demo that lies in a file of its own. */
final class Elsewhere {
  private Elsewhere() {}

  static void nap() throws InterruptedException {
    Thread.sleep(5);
  }
}
