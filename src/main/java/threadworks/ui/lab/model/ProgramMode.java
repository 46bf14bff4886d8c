package threadworks.ui.lab.model;

import java.util.Optional;
import threadworks.ui.lab.Mode;
import threadworks.ui.lab.StateLine;
import threadworks.ui.lab.Subject;

/** A mode that is about one program, and has a line that says how things stand with it. */
public abstract class ProgramMode implements Mode {
  /** Which program it is. */
  protected final ProgramChoice choice;

  /** What is to be said, and what can be done about it. */
  protected final StateLine line = new StateLine();

  /** A mode that has loaded nothing yet. */
  protected ProgramMode(ProgramChoice choice) {
    this.choice = choice;
  }

  /** Takes the program that was chosen. */
  protected abstract void load();

  @Override
  public void open(Subject subject) {
    choice.open(subject);
    load();
  }

  @Override
  public void select(String variant) {
    if (choice.select(variant)) {
      load();
    }
  }

  @Override
  public Optional<String> shown() {
    return choice.shown();
  }

  @Override
  public boolean next() {
    return line.press();
  }
}
