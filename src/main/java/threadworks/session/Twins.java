package threadworks.session;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import threadworks.lesson.Demo;
import threadworks.wording.Sentence;

/** Runs demos' twins by the Pythons that this computer has. Safe for use by any thread. */
public interface Twins {
  /**
   * What the Pythons of this computer are called, with their versions; none where there is none.
   * They are looked for once. Returns at once.
   */
  CompletableFuture<List<String>> pythons();

  /** Looks for them again. */
  CompletableFuture<List<String>> lookAgain();

  /** What there is to say where none was found. */
  Sentence notFound();

  /**
   * Begins to run a demo's twin; returns at once.
   *
   * @param values values of the demo's parameters by name; what is missing keeps the value of the
   *     source
   * @throws threadworks.wording.SentenceException when the demo has no twin, or a value is wrong
   */
  TwinRun start(Demo demo, Map<String, Double> values);
}
