package threadworks.host;

import threadworks.wording.Sentence;

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
  static Sentence sentence(int code, String lastLine) {
    var how =
        code == SIGNALLED + KILLED
            ? Sentence.of("exit.killed")
            : code > SIGNALLED
                ? Sentence.of("exit.signal", code - SIGNALLED)
                : Sentence.of("exit.code", code);
    return lastLine.isEmpty() ? how : Sentence.of("exit.said", how, lastLine);
  }
}
