package threadworks.ui.lab.step;

import java.util.random.RandomGenerator;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.util.Duration;
import threadworks.schedule.report.Position;

/** Has the program step by itself, as fast as the learner likes to watch. On the JavaFX thread. */
final class Player {
  /** Who moves when nobody is asked. */
  enum Policy {
    /** The schedule as it is known, to its end. */
    KNOWN,
    /** The thread that moved last, until it can't. */
    SAME,
    /** Any that can, by chance. */
    RANDOM
  }

  /** How many steps a second. */
  enum Speed {
    SLOW(1),
    USUAL(3),
    FAST(12);

    final double rate;

    Speed(double rate) {
      this.rate = rate;
    }
  }

  private final Walk walk;
  private final RandomGenerator random = RandomGenerator.getDefault();
  private final PauseTransition tick = new PauseTransition();
  private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing");
  private Policy policy = Policy.SAME;
  private Speed speed = Speed.USUAL;

  /** How many moves were made when it made the last of its own. */
  private int left;

  /** Of a walk that stands still. */
  Player(Walk walk) {
    this.walk = walk;
    tick.setOnFinished(_ -> tick());
  }

  ReadOnlyBooleanProperty playing() {
    return playing.getReadOnlyProperty();
  }

  Policy policy() {
    return policy;
  }

  Speed speed() {
    return speed;
  }

  void speed(Speed speed) {
    this.speed = speed;
  }

  /** Begins to play in this way. */
  void play(Policy policy) {
    this.policy = policy;
    playing.set(true);
    left = walk.made();
    tick();
  }

  /** Stands still. */
  void pause() {
    playing.set(false);
    tick.stop();
  }

  private void tick() {
    if (!playing.get()) {
      return;
    }
    // Who moves by hand has taken over. One answer at a time: a step is to be seen before the next.
    if (walk.made() != left || (!walk.isAwaiting() && !move())) {
      pause();
      return;
    }
    left = walk.made();
    tick.setDuration(Duration.seconds(1 / speed.rate));
    tick.playFromStart();
  }

  /** Makes a move; returns whether there was one to make. */
  private boolean move() {
    var now = walk.position();
    if (now == null || walk.problem() != null) {
      return false;
    }
    return switch (policy) {
      case KNOWN -> {
        boolean more = walk.made() < walk.schedule().size();
        walk.forth();
        yield more;
      }
      case SAME -> same(now);
      case RANDOM -> any(now);
    };
  }

  private boolean same(Position now) {
    char last = now.done().isEmpty() ? 'M' : now.done().getLast().who();
    var thread = now.thread(last);
    if (now.outcome() != null || thread == null || !thread.canMove()) {
      return false;
    }
    walk.step(last, thread.wakes().isEmpty() ? 0 : thread.wakes().getFirst().charAt(0));
    return true;
  }

  private boolean any(Position now) {
    if (now.outcome() != null) {
      return false;
    }
    var able = now.threads().stream().filter(Position.ThreadState::canMove).toList();
    int ways = able.size() + (now.clock().canMove() ? 1 : 0);
    if (ways == 0) {
      return false;
    }
    int chosen = random.nextInt(ways);
    if (chosen == able.size()) {
      walk.step('T');
    } else {
      var thread = able.get(chosen);
      var wakes = thread.wakes();
      walk.step(
          thread.letter().charAt(0),
          wakes.isEmpty() ? 0 : wakes.get(random.nextInt(wakes.size())).charAt(0));
    }
    return true;
  }
}
