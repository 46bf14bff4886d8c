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
    return sentence(code, lastLine, Sentence.of("exit.code", code));
  }

  /** The same of a program in Python, for which a code is no more than its failure. */
  static Sentence twin(int code, String lastLine) {
    return sentence(code, lastLine, Sentence.of("twin.code", code));
  }

  private static Sentence sentence(int code, String lastLine, Sentence byItself) {
    var how =
        code == SIGNALLED + KILLED
            ? Sentence.of("exit.killed")
            : code > SIGNALLED ? Sentence.of("exit.signal", code - SIGNALLED) : byItself;
    return lastLine.isEmpty() ? how : Sentence.of("exit.said", how, lastLine);
  }
}
