package threadworks.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for answers: who types a command has nothing else to do. */
final class Waiting {
  private Waiting() {}

  /**
   * The answer.
   *
   * @throws threadworks.wording.SentenceException when there is none, with the reason
   */
  static <T> T forAnswer(CompletableFuture<T> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
