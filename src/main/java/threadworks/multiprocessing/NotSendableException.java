package threadworks.multiprocessing;

/**
 * A function, an argument or a result can't be sent to another process; the message names the place
 * and the type. In Python, {@code PicklingError}.
 *
 * <p>What can be sent are strings, numbers, booleans, arrays, the usual collections and maps, their
 * views, {@code Optional}s, records, enums and serialisable lambdas, if what they hold can be; and
 * whatever else is {@link java.io.Serializable}. A value that is there twice is sent twice, so that
 * two arrive; not so within what goes by Java serialisation, as do values that hold themselves or
 * hold the same things many thousand times. A record can't hold itself.
 *
 * <p>Classes have to be permitted as well. Of the JDK's, those are that are plain values, and
 * exceptions. Any other may be sent to a worker; back from it only one of the folders and jars that
 * the functions and arguments of this process's calls came from, one that such a class declares as
 * what it extends or as the type of a field, or an exception. The system property {@code
 * threadworks.accept}, a pattern of {@link java.io.ObjectInputFilter.Config#createFilter}, permits
 * more.
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
