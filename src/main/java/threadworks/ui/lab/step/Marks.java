package threadworks.ui.lab.step;

import javafx.scene.paint.Color;
import threadworks.schedule.report.Position;
import threadworks.schedule.report.Schedule;
import threadworks.ui.chart.ThreadMarks.Mark;
import threadworks.ui.theme.Palette;

/** The letter and the colour of threads under the scheduler: those that a schedule's code has. */
final class Marks {
  private Marks() {}

  /** The mark of a thread. */
  static Mark of(Position.ThreadState thread) {
    return of(thread.letter().charAt(0), thread.name());
  }

  /** The mark of a letter. */
  static Mark of(char letter, String name) {
    return new Mark(String.valueOf(letter), number(letter), name);
  }

  /** A thread's place in the order of start, from 0 for the main one. */
  static int number(char letter) {
    return Schedule.parse(String.valueOf(letter)).moves().getFirst().who();
  }

  /** The colour of a letter's owner. */
  static Color colour(char letter, Palette palette) {
    return isClock(letter) ? palette.warn() : palette.thread(number(letter));
  }

  /** Whether the letter is the clock's. */
  static boolean isClock(char letter) {
    return letter == Schedule.letter(Schedule.CLOCK);
  }
}
