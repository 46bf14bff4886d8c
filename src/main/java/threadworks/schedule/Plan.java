package threadworks.schedule;

/** Says which schedules to run, one after another. */
interface Plan {
  /** Prepares the next schedule; false when there is none left. */
  boolean next();

  /** Who decides in that schedule. */
  Strategy strategy();

  /**
   * About which part of all schedules has been run, with the last one, between 0 and 1; 0 if
   * unknown.
   */
  double explored();

  /** Whether having run out means that every schedule, or one of each kind, has been run. */
  default boolean exhausts() {
    return true;
  }

  /** Whether steps have to be compared. */
  default boolean comparesSteps() {
    return false;
  }
}
