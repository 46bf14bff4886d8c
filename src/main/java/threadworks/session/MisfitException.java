package threadworks.session;

import threadworks.schedule.report.Schedule;
import threadworks.wording.Sentence;
import threadworks.wording.SentenceException;

/** A schedule does not fit the program from a certain step on. */
public final class MisfitException extends SentenceException {
  private static final long serialVersionUID = 1;

  private final transient Schedule fits;

  MisfitException(Sentence sentence, Schedule fits) {
    super(sentence);
    this.fits = fits;
  }

  /** As much of it as fits. */
  public Schedule fits() {
    return fits;
  }
}
