package threadworks.host;

/** What an exit code says of a process that ended by itself. */
final class Exit {
  private static final int SIGNALLED = 128;
  private static final int KILLED = 9;

  private Exit() {}

  /**
   * One sentence.
   *
   * @param code the exit code
   * @param lastLine the last line the process wrote to its standard error, or an empty string
   */
  static String sentence(int code, String lastLine) {
    var why = lastLine.isEmpty() ? "" : ": " + lastLine;
    if (code == SIGNALLED + KILLED) {
      return "the demo's process was killed from outside" + why;
    }
    if (code > SIGNALLED) {
      return "the demo's process was ended by signal " + (code - SIGNALLED) + why;
    }
    return "the demo ended its own process with exit code " + code + why;
  }
}
