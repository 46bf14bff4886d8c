package threadworks.schedule.report;

import threadworks.wording.Sentence;

/**
 * Where a schedule begins to repeat itself: nothing has changed since.
 *
 * @param step the number of the step that would come next, from 1
 * @param of the number of the step that it would be over again
 */
public record Again(int step, int of) {
  /** The same in words. */
  public Sentence sentence() {
    return Sentence.of("outcome.again", step, of);
  }
}
