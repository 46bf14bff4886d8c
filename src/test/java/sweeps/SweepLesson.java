package sweeps;

import belts.BeltLesson;
import java.io.IOException;
import java.nio.file.Path;
import threadworks.lesson.Lesson;

/** The lesson {@code sweeps} with the demo {@link Sweeps}. */
public final class SweepLesson {
  private SweepLesson() {}

  /** Writes it into a folder, and reads it from there. */
  public static Lesson in(Path lessons) throws IOException {
    return BeltLesson.write(
        lessons,
        "sweeps",
        "Sweeps",
        """
        ---
        title: Sweeps
        short: Sweeps
        order: 1
        minutes: 2
        ---
        Look:

        ```demo Sweeps
        rounds: rounds
        halved: half with each
        level: the same
        inWorkers: in workers
        "squares": x by x
        x: how many | | log
        y: How long | ms
        curve 8 / x: ideal
        breakEven level: break-even
        ```
        """);
  }
}
