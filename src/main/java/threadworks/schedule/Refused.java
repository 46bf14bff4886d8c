package threadworks.schedule;

/** The demo asked for something that cannot be modelled: what, where and why, in one sentence. */
public final class Refused extends Error {
  Refused(String message) {
    super(message, null, false, false);
  }
}
