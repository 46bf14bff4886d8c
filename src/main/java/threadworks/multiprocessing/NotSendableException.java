package threadworks.multiprocessing;

/**
 * A function, an argument or a result can't be sent to another process; the message names the place
 * and the type. In Python, {@code PicklingError}.
 */
public final class NotSendableException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /** From the outermost place inwards, each beginning with how it follows the one before. */
  private final String place;

  private final String reason;

  NotSendableException(String place, String reason) {
    super(place + " can't be sent to another process: " + reason);
    this.place = place;
    this.reason = reason;
  }

  static NotSendableException of(String reason) {
    return new NotSendableException("", reason);
  }

  /** The same, seen from the object that holds the place. */
  NotSendableException in(String outer) {
    return new NotSendableException(outer + place, reason);
  }
}
