package threadworks.ui.lab.step;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import threadworks.schedule.report.Position;

/**
 * Who holds which lock and who waits for which: only threads and locks that have something to do
 * with each other.
 *
 * @param parties threads, or several that all wait for the same and hold nothing
 * @param locks the locks
 * @param edges what is between them
 * @param ring the letters of threads each of which waits for the next, and the last for the first;
 *     empty where there is no such ring
 */
record LockGraph(
    List<List<String>> parties, List<Position.Lock> locks, List<Edge> edges, List<String> ring) {
  /** So many threads that wait for the same are drawn one by one. */
  private static final int FEW = 3;

  /** What a thread has to do with a lock. */
  enum Kind {
    /** It holds the lock. */
    HOLDS,
    /** It waits to get it. */
    WANTS,
    /** It waits to be notified. */
    WAITS
  }

  /**
   * What a party has to do with a lock.
   *
   * @param party its place among the parties
   * @param lock the lock's place
   * @param inRing whether it is part of the ring
   */
  record Edge(int party, int lock, Kind kind, boolean inRing) {}

  private record Relation(String letter, int lock, Kind kind) {}

  /** The graph of where a program stands. */
  static LockGraph of(Position now) {
    var locks =
        now.locks().stream()
            .filter(
                lock ->
                    lock.owner() != null || !lock.entering().isEmpty() || !lock.waiting().isEmpty())
            .toList();
    var relations = new ArrayList<Relation>();
    for (int i = 0; i < locks.size(); i++) {
      int place = i;
      var lock = locks.get(i);
      owners(lock).forEach(letter -> relations.add(new Relation(letter, place, Kind.HOLDS)));
      lock.entering().forEach(letter -> relations.add(new Relation(letter, place, Kind.WANTS)));
      lock.waiting().forEach(letter -> relations.add(new Relation(letter, place, Kind.WAITS)));
    }
    var ring = ring(relations);
    var parties = parties(relations);
    var edges = new ArrayList<Edge>();
    for (var relation : relations) {
      int party = party(parties, relation.letter());
      boolean inRing = isInRing(relation, ring, relations);
      var edge = new Edge(party, relation.lock(), relation.kind(), inRing);
      if (!edges.contains(edge)) {
        edges.add(edge);
      }
    }
    return new LockGraph(parties, locks, edges, ring);
  }

  private static List<String> owners(Position.Lock lock) {
    return lock.owner() == null ? List.of() : List.of(lock.owner().split(", "));
  }

  private static int party(List<List<String>> parties, String letter) {
    for (int i = 0; i < parties.size(); i++) {
      if (parties.get(i).contains(letter)) {
        return i;
      }
    }
    throw new IllegalArgumentException(letter);
  }

  /** The threads in order of their letters; those that only wait, and are many, together. */
  private static List<List<String>> parties(List<Relation> relations) {
    var letters = new TreeSet<>((String a, String b) -> Integer.compare(number(a), number(b)));
    relations.forEach(relation -> letters.add(relation.letter()));
    var alike = new LinkedHashMap<List<Object>, List<String>>();
    for (var letter : letters) {
      var own = relations.stream().filter(one -> one.letter().equals(letter)).toList();
      boolean onlyWaits = own.size() == 1 && own.getFirst().kind() != Kind.HOLDS;
      List<Object> key =
          onlyWaits ? List.of(own.getFirst().lock(), own.getFirst().kind()) : List.of(letter);
      alike.computeIfAbsent(key, _ -> new ArrayList<>()).add(letter);
    }
    var parties = new ArrayList<List<String>>();
    for (var group : alike.values()) {
      if (group.size() > FEW) {
        parties.add(List.copyOf(group));
      } else {
        group.forEach(letter -> parties.add(List.of(letter)));
      }
    }
    return parties;
  }

  private static int number(String letter) {
    return Marks.number(letter.charAt(0));
  }

  /** Follows from each thread who holds what it wants, until one comes again. */
  private static List<String> ring(List<Relation> relations) {
    Map<String, String> waitsFor = new HashMap<>();
    for (var relation : relations) {
      if (relation.kind() == Kind.WANTS) {
        relations.stream()
            .filter(one -> one.kind() == Kind.HOLDS && one.lock() == relation.lock())
            .findFirst()
            .ifPresent(owner -> waitsFor.put(relation.letter(), owner.letter()));
      }
    }
    for (var relation : relations) {
      var way = new ArrayList<String>();
      var next = relation.letter();
      while (next != null && !way.contains(next)) {
        way.add(next);
        next = waitsFor.get(next);
      }
      if (relation.letter().equals(next) && way.size() > 1) {
        return List.copyOf(way);
      }
    }
    return List.of();
  }

  private static boolean isInRing(Relation relation, List<String> ring, List<Relation> relations) {
    if (!ring.contains(relation.letter()) || relation.kind() == Kind.WAITS) {
      return false;
    }
    var other = relation.kind() == Kind.HOLDS ? Kind.WANTS : Kind.HOLDS;
    return relations.stream()
        .anyMatch(
            one ->
                one.kind() == other
                    && one.lock() == relation.lock()
                    && ring.contains(one.letter()));
  }

  /** Whether nobody has anything to do with a lock now. */
  boolean isEmpty() {
    return locks.isEmpty();
  }
}
