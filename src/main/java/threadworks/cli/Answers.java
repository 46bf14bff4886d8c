package threadworks.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for answers: who types a command has nothing else to do. */
final class Answers {
  private Answers() {}

  /**
   * The answer.
   *
   * @throws threadworks.wording.SentenceException when there is none, with the reason
   */
  static <T> T of(CompletableFuture<T> answer) {
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
