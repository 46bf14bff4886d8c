package threadworks.lab;

/** What a lesson thinks of an outcome. */
public enum Expect {
  /** The program does what it was written for. */
  ACCEPTABLE,
  /** Allowed, and worth a look. */
  INTERESTING,
  /** A bug: a correct program never comes back with it. */
  FORBIDDEN
}
