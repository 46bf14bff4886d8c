package threadworks.schedule.report;

/** What a step of a thread does. */
public enum Kind {
  /** Reads a field or an element that threads share. */
  READ,
  /** Writes one. */
  WRITE,
  /** Reads and writes in one go, as a compare-and-set does. */
  UPDATE,
  /**
   * Calls into {@code java.util.concurrent}: one step, unless the call has to wait. So nobody comes
   * between the two halves of a call that is less than atomic in truth, as where a {@code
   * ConcurrentHashMap} has an entry but does not count it yet.
   */
  CALL,
  /** Calls into a part of the JDK that runs as it is, with an object that threads share. */
  FOREIGN,
  /** Comes back into {@code java.util.concurrent} from a task or a function it was given. */
  RETURN,
  /** Begins in {@code java.util.concurrent}, as the workers of a pool do. */
  BEGIN,
  /** Starts a thread. */
  START,
  /** Waits for a thread to end. */
  JOIN(true),
  /** Sleeps. */
  SLEEP,
  /** Asks a site for a page. */
  ASK,
  /** Waits for the page, until its alarm rings. */
  PAGE(true),
  /** Enters a monitor. */
  ENTER(true),
  /** Prints, where what is printed is what comes of the program. */
  PRINT(true),
  /** Gives its monitor away and waits for a notify. */
  WAIT,
  /** Sleeps, until its alarm rings. */
  AWAKE(true),
  /** Waits to be notified and to take its monitor back. */
  WAKE(true),
  /** Wakes one waiting thread. */
  NOTIFY,
  /** Wakes all waiting threads. */
  NOTIFY_ALL,
  /** Waits for a permit. */
  PARK(true),
  /** Gives a permit. */
  UNPARK,
  /** Interrupts a thread. */
  INTERRUPT,
  /** Reads or clears whether it was interrupted. */
  INTERRUPTED,
  /** Reads the clock. */
  CLOCK(true),
  /** Asks whether a thread lives. */
  ALIVE,
  /** Asks for a thread's state. */
  STATE,
  /** Initialises a class, or waits for another thread to do so. */
  INITIALISE(true),
  /** Goes round a loop in which nothing changes until another thread writes. */
  SPIN(true),
  /** Yields inside {@code java.util.concurrent}. */
  YIELD,
  /** Looks who takes an exception that it has not caught. */
  UNCAUGHT,
  /** Ends. */
  END(true);

  private final boolean waits;

  Kind() {
    this(false);
  }

  Kind(boolean waits) {
    this.waits = waits;
  }

  /** Whether it may have to wait for what others do; the other kinds are possible at any time. */
  public boolean waits() {
    return waits;
  }
}
