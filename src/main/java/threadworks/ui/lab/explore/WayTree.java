package threadworks.ui.lab.explore;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import threadworks.schedule.report.Report;
import threadworks.schedule.report.Schedule;
import threadworks.schedule.report.Schedule.Move;

/**
 * All schedules of a program as the tree of their moves. It is kept as the schedules in order, so
 * that those which begin alike stand together: a place in the tree is some schedules in a row and
 * how many moves they share.
 */
final class WayTree {
  private static final Comparator<Schedule> ORDER = WayTree::compare;

  private final List<Report.Way> ways;

  /** How many moves each begins with as the one before it does. */
  private final int[] shared;

  private final int steps;

  /**
   * A place in the tree: all schedules that begin with the same moves.
   *
   * @param depth how many moves they share, less one
   * @param from the first of them
   * @param to the one after the last
   */
  record Cell(int depth, int from, int to) {
    /** How many schedules go on from there. */
    int size() {
      return to - from;
    }
  }

  /** The tree of some schedules. */
  WayTree(List<Report.Way> ways) {
    this.ways = ways.stream().sorted(Comparator.comparing(Report.Way::schedule, ORDER)).toList();
    shared = new int[ways.size()];
    int longest = 0;
    for (int i = 0; i < ways.size(); i++) {
      longest = Math.max(longest, moves(i).size());
      shared[i] = i == 0 ? 0 : shared(moves(i - 1), moves(i));
    }
    steps = longest;
  }

  private static int compare(Schedule one, Schedule other) {
    int at = shared(one.moves(), other.moves());
    if (at == one.size() || at == other.size()) {
      return Integer.compare(one.size(), other.size());
    }
    var a = one.moves().get(at);
    var b = other.moves().get(at);
    return a.who() == b.who()
        ? Integer.compare(a.wakes(), b.wakes())
        : Integer.compare(a.who(), b.who());
  }

  private static int shared(List<Move> one, List<Move> other) {
    int at = 0;
    while (at < one.size() && at < other.size() && one.get(at).equals(other.get(at))) {
      at++;
    }
    return at;
  }

  private List<Move> moves(int way) {
    return ways.get(way).schedule().moves();
  }

  /** How many schedules there are. */
  int size() {
    return ways.size();
  }

  /** How many moves the longest has. */
  int steps() {
    return steps;
  }

  /** What a schedule comes to, as the report numbers it. */
  int outcome(int way) {
    return ways.get(way).outcome();
  }

  /** A schedule. */
  Schedule schedule(int way) {
    return ways.get(way).schedule();
  }

  /** The place after so many moves of a schedule and one more; empty where it has ended. */
  Optional<Cell> at(int depth, int way) {
    return depth < 0 || moves(way).size() <= depth
        ? Optional.empty()
        : Optional.of(new Cell(depth, first(depth, way), end(depth, way)));
  }

  private int first(int depth, int way) {
    int from = way;
    while (from > 0 && shared[from] > depth) {
      from--;
    }
    return from;
  }

  private int end(int depth, int way) {
    int to = way + 1;
    while (to < size() && shared[to] > depth) {
      to++;
    }
    return to;
  }

  /** The moves that lead there. */
  Schedule prefix(Cell cell) {
    return schedule(cell.from()).first(cell.depth() + 1);
  }

  /** The last of them. */
  Move move(Cell cell) {
    return moves(cell.from()).get(cell.depth());
  }

  /** The place one move before. */
  Optional<Cell> parent(Cell cell) {
    return at(cell.depth() - 1, cell.from());
  }

  /** The first place one move further. */
  Optional<Cell> child(Cell cell) {
    return at(cell.depth() + 1, cell.from());
  }

  /** The next place after as many moves. */
  Optional<Cell> next(Cell cell) {
    for (int way = cell.to(); way < size(); way = end(cell.depth(), way)) {
      var found = at(cell.depth(), way);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The place after as many moves before it. */
  Optional<Cell> previous(Cell cell) {
    for (int way = cell.from() - 1; way >= 0; way = first(cell.depth(), way) - 1) {
      var found = at(cell.depth(), way);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** How many of the schedules that go on from there come to what, by the report's numbers. */
  int[] counts(Cell cell, int outcomes) {
    var counts = new int[outcomes];
    for (int way = cell.from(); way < cell.to(); way++) {
      counts[outcome(way)]++;
    }
    return counts;
  }

  /** The place to which the moves of a schedule lead, as far as the tree has them. */
  Optional<Cell> along(Schedule schedule) {
    var ordered = ways.stream().map(Report.Way::schedule).toArray(Schedule[]::new);
    int near = Arrays.binarySearch(ordered, schedule, ORDER);
    int after = near >= 0 ? near : -near - 1;
    int best = -1;
    int most = 0;
    for (int way = Math.max(0, after - 1); way < Math.min(size(), after + 1); way++) {
      int same = shared(moves(way), schedule.moves());
      if (same > most) {
        most = same;
        best = way;
      }
    }
    return best < 0 ? Optional.empty() : at(most - 1, best);
  }
}
