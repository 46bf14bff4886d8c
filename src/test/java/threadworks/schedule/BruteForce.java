package threadworks.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * An enumerator of all interleavings of programs in the language of {@code corpus.Tiny}. It shares
 * nothing with the engine: it knows the language's rules and walks every state they allow.
 */
final class BruteForce {
  private final String[] codes;
  private final Set<State> seen = new HashSet<>();
  private final Set<String> outcomes = new TreeSet<>();

  private BruteForce(String... codes) {
    this.codes = codes;
  }

  /** What the program can come to: what it returns, or {@code "deadlock"}. */
  static Set<String> outcomes(String... codes) {
    var all = new BruteForce(codes);
    var start = new ArrayList<Place>();
    for (var _ : codes) {
      start.add(new Place(0, 0, List.of(), 0));
    }
    all.visit(new State(List.of(0, 0, 0), start));
    return all.outcomes;
  }

  /**
   * Where a thread is.
   *
   * @param held the locks of the blocks it is in, outermost first
   * @param waits 0 where it runs, 1 where it waits to be notified, 2 where it was
   */
  private record Place(int at, int register, List<Integer> held, int waits) {}

  private record State(List<Integer> variables, List<Place> places) {
    State with(int thread, Place place) {
      var all = new ArrayList<>(places);
      all.set(thread, place);
      return new State(variables, all);
    }

    State writing(char name, int value) {
      var all = new ArrayList<>(variables);
      all.set(name - 'x', value);
      return new State(all, places);
    }

    /** Whether another thread is in a block of that lock, and does not wait there. */
    boolean isTaken(int lock, int by) {
      for (int i = 0; i < places.size(); i++) {
        var place = places.get(i);
        if (i != by && place.held.contains(lock) && !(place.waits > 0 && inner(place) == lock)) {
          return true;
        }
      }
      return false;
    }
  }

  private static int inner(Place place) {
    return place.held.getLast();
  }

  private void visit(State state) {
    if (!seen.add(state)) {
      return;
    }
    boolean moved = false;
    for (int i = 0; i < codes.length; i++) {
      for (var next : steps(state, i)) {
        moved = true;
        visit(next);
      }
    }
    if (!moved) {
      boolean done = true;
      var text = new StringBuilder();
      state.variables.forEach(value -> text.append(value).append(' '));
      for (int i = 0; i < codes.length; i++) {
        done &= state.places.get(i).at == codes[i].length();
        text.append(state.places.get(i).register).append(' ');
      }
      outcomes.add(done ? "returned " + text.toString().strip() : "deadlock");
    }
  }

  private List<State> steps(State state, int thread) {
    var place = state.places.get(thread);
    int at = place.at;
    if (place.waits == 1) {
      return List.of();
    }
    if (place.waits == 2) {
      return state.isTaken(inner(place), thread)
          ? List.of()
          : List.of(state.with(thread, new Place(at, place.register, place.held, 0)));
    }
    if (at == codes[thread].length()) {
      return List.of();
    }
    var code = codes[thread];
    return switch (code.charAt(at)) {
      case 'w' ->
          List.of(
              state
                  .writing(code.charAt(at + 1), code.charAt(at + 2) - '0')
                  .with(thread, moved(place, 3)));
      case 'r' ->
          List.of(
              state.with(
                  thread,
                  new Place(
                      at + 2, state.variables.get(code.charAt(at + 1) - 'x'), place.held, 0)));
      case 'i' ->
          List.of(
              state.writing(code.charAt(at + 1), place.register + 1).with(thread, moved(place, 2)));
      case 'a' ->
          List.of(state.writing('z', state.variables.get(2) + 1).with(thread, moved(place, 2)));
      case '[' -> {
        int lock = code.charAt(at + 1) - '0';
        if (state.isTaken(lock, thread)) {
          yield List.of();
        }
        var held = new ArrayList<>(place.held);
        held.add(lock);
        yield List.of(state.with(thread, new Place(at + 2, place.register, held, 0)));
      }
      case ']' ->
          List.of(
              state.with(
                  thread,
                  new Place(
                      at + 1, place.register, place.held.subList(0, place.held.size() - 1), 0)));
      case 'p', 'e' ->
          state.isTaken(code.charAt(at) == 'p' ? 2 : 3, thread)
              ? List.of()
              : List.of(state.with(thread, moved(place, 1)));
      case 'q' ->
          List.of(state.with(thread, moved(place, place.register == 0 ? code.length() - at : 1)));
      case 'v' -> List.of(state.with(thread, new Place(at + 1, place.register, place.held, 1)));
      case 'n', 'N' -> notified(state, thread);
      default -> throw new IllegalArgumentException(Arrays.toString(codes));
    };
  }

  private static Place moved(Place place, int by) {
    return new Place(place.at + by, place.register, place.held, 0);
  }

  private List<State> notified(State state, int thread) {
    var place = state.places.get(thread);
    boolean all = codes[thread].charAt(place.at) == 'N';
    var after = state.with(thread, moved(place, 1));
    var each = new ArrayList<State>();
    for (int i = 0; i < codes.length; i++) {
      var other = after.places.get(i);
      if (other.waits == 1 && inner(other) == inner(place)) {
        var woken = new Place(other.at, other.register, other.held, 2);
        if (all) {
          after = after.with(i, woken);
        } else {
          each.add(after.with(i, woken));
        }
      }
    }
    return each.isEmpty() ? List.of(after) : each;
  }
}
