package threadworks.trace.record;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A wait of one thread, on which others leave word that they may have ended it. Who did is only
 * said where it is certain.
 */
@SuppressWarnings("ReferenceEquality") // the very item that was put
final class Wait {
  /** What a thread waits for, which decides how it knows who gave it. */
  enum For {
    /** The last one that let go of it before it was got. */
    LOCK,
    /** Who put that very item. */
    ITEM,
    /** Who took first, if nobody else waited for room. */
    ROOM,
    /** Who gave the signal, unless it went to one of several. */
    SIGNAL,
    /** The thread that it waits for. */
    END
  }

  /** Whoever puts more before the other is awake goes too fast to be told apart. */
  private static final int MOST_WORDS = 16;

  /** A time that is not known: reading the clock costs more than to let go of a lock. */
  private static final long WHEN_GOT = Long.MIN_VALUE;

  final Object on;
  final For what;

  private final Word puts;

  /** Whether there was no room for it; of {@link Waits}. */
  boolean unseen;

  /** Written by who holds the lock, and read by who holds it next. */
  private @Nullable Thread holder;

  private final List<Word> words = new ArrayList<>();
  private boolean unsure;
  private @Nullable Word answer;

  /**
   * What somebody did.
   *
   * @param item what was put; null for anything else
   * @param at when, as {@link System#nanoTime()} says
   */
  record Word(@Nullable Object item, Thread by, long at) {
    /** The moment, where it is not known the one when the other was seen to go on. */
    long atOr(long moment) {
      return at == WHEN_GOT ? moment : at;
    }
  }

  /**
   * The calling thread is going to wait.
   *
   * @param item what it will put then; null where it waits for something else than room
   */
  Wait(Object on, For what, @Nullable Object item) {
    this.on = on;
    this.what = what;
    puts = new Word(item, Thread.currentThread(), WHEN_GOT);
  }

  /** That one waits to put an item, and may get it in. */
  synchronized void offeredBy(Wait other) {
    words.add(other.puts);
  }

  /** The calling thread is about to let go of the lock. */
  void released() {
    holder = Thread.currentThread();
  }

  /** The calling thread does what may end the wait. */
  synchronized void told(@Nullable Object item) {
    if (words.size() < MOST_WORDS) {
      words.add(new Word(item, Thread.currentThread(), System.nanoTime()));
    }
  }

  /** It could be this wait that was ended, or another. */
  synchronized void mayBe() {
    unsure |= words.isEmpty();
  }

  synchronized boolean isTold() {
    return !words.isEmpty();
  }

  /** The wait is over; the item that was waited for, or null. */
  synchronized void over(@Nullable Object item) {
    if (what == For.END) {
      answer = new Word(null, (Thread) on, WHEN_GOT);
      return;
    }
    if (what == For.LOCK) {
      answer = holder == null ? null : new Word(null, holder, WHEN_GOT);
      return;
    }
    if (unsure) {
      return;
    }
    Word first = null;
    for (var word : words) {
      if (word.item == item) {
        if (first != null && first.by != word.by) {
          return; // one and the same item, put by two
        }
        first = first == null ? word : first;
      }
    }
    answer = first;
  }

  /** Who ended it; null before it is over, or where that is not certain. */
  @Nullable Word answer() {
    return answer;
  }
}
