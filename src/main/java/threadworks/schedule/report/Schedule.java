package threadworks.schedule.report;

import java.util.ArrayList;
import java.util.List;
import threadworks.wording.Sentence;
import threadworks.wording.SentenceException;

/**
 * Who moved in which order. It prints as a short code: a letter for each move, with the number of
 * times where a thread moved several times in a row, {@code M3A2BA}. M is the main thread, the
 * others take the remaining letters in the order in which they start (A to Z, then a to z, and then
 * those of threads that have ended), and T is the clock ringing its next alarm. Where a step has to
 * choose which waiting thread a notify wakes, the choice follows it: {@code A2>C} is two steps of
 * A, the second of which wakes C.
 *
 * @param moves the moves in order
 */
public record Schedule(List<Move> moves) {
  private static final String LETTERS = "MABCDEFGHIJKLNOPQRSUVWXYZabcdefghijklmnopqrstuvwxyz";

  /** How many threads one schedule can tell apart at a time. */
  public static final int MOST_THREADS = LETTERS.length();

  /** The clock's place among the threads. */
  public static final int CLOCK = 62;

  /** The choice to leave all who wait waiting, where they could only wake without a reason. */
  public static final int END = 63;

  /** Nobody. */
  public static final int NOBODY = -1;

  /**
   * One move.
   *
   * @param who the number of the thread, 0 for the main one, or 62 for the clock
   * @param wakes the number of the thread that it chose to wake, -1 where there was no choice
   */
  public record Move(int who, int wakes) {}

  public Schedule {
    moves = List.copyOf(moves);
  }

  /** The letter of a thread by its number, or of the clock. */
  public static char letter(int who) {
    return who == CLOCK ? 'T' : LETTERS.charAt(who);
  }

  private static int who(char letter) {
    return letter == 'T' ? CLOCK : LETTERS.indexOf(letter);
  }

  /**
   * Reads a code; blanks are skipped.
   *
   * @throws SentenceException when it is no code, with the place where it goes wrong
   */
  public static Schedule parse(String code) {
    var moves = new ArrayList<Move>();
    int at = 0;
    while (at < code.length()) {
      char letter = code.charAt(at++);
      if (Character.isWhitespace(letter)) {
        continue;
      }
      if (letter == '>') {
        int woken = at < code.length() ? who(code.charAt(at++)) : NOBODY;
        if (moves.isEmpty() || woken < 0) {
          throw wrong(code, at, "code.sides");
        }
        moves.add(new Move(moves.removeLast().who(), woken));
        continue;
      }
      int who = who(letter);
      if (who < 0) {
        throw wrong(code, at, "code.letter");
      }
      int start = at;
      while (at < code.length() && code.charAt(at) >= '0' && code.charAt(at) <= '9') {
        at++;
      }
      if (at - start > 6) {
        throw wrong(code, at, "code.tooMany");
      }
      if (at > start && Integer.parseInt(code.substring(start, at)) == 0) {
        throw wrong(code, at, "code.none");
      }
      int times = at == start ? 1 : Integer.parseInt(code.substring(start, at));
      for (int i = 0; i < times; i++) {
        moves.add(new Move(who, NOBODY));
      }
    }
    return new Schedule(moves);
  }

  private static SentenceException wrong(String code, int at, String why) {
    return new SentenceException("code.wrong", code, at, Sentence.of(why));
  }

  /** How many moves it has. */
  public int size() {
    return moves.size();
  }

  /** The first {@code n} moves. */
  public Schedule first(int n) {
    return new Schedule(moves.subList(0, n));
  }

  /** This schedule and one more move. */
  public Schedule and(Move move) {
    var longer = new ArrayList<>(moves);
    longer.add(move);
    return new Schedule(longer);
  }

  /** The code. */
  public String code() {
    var code = new StringBuilder();
    int at = 0;
    while (at < moves.size()) {
      var move = moves.get(at);
      int from = at++;
      while (move.wakes() == NOBODY && at < moves.size() && moves.get(at).who() == move.who()) {
        move = moves.get(at++);
      }
      code.append(letter(move.who()));
      if (at - from > 1) {
        code.append(at - from);
      }
      if (move.wakes() != NOBODY) {
        code.append('>').append(letter(move.wakes()));
      }
    }
    return code.toString();
  }

  @Override
  public String toString() {
    return code();
  }
}
