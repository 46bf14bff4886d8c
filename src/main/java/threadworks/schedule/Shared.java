package threadworks.schedule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Kind;
import threadworks.schedule.report.Position;

/**
 * What threads share and have used, and which step of whose used it last. A collection and an array
 * are one thing each, whatever is read and written inside them.
 */
@SuppressWarnings("ReferenceEquality") // objects of the demo are told apart by identity
final class Shared {
  /** Stands for null among what was read. */
  private static final Object NOTHING = new Object();

  private final Scheduler scheduler;
  private final Map<Member, Use> things = new LinkedHashMap<>();

  /** What each thread last read of a variable, by its letter; its text is made when asked for. */
  private final Map<Member, Map<String, Object>> read = new HashMap<>();

  /** The collection that each thread was in last: what lies inside one is reached through it. */
  private final Map<Strand, Object> in = new HashMap<>();

  private final Function<Strand, List<Object>> held;

  /**
   * Knows of nothing yet.
   *
   * @param held the locks that a thread has
   */
  Shared(Scheduler scheduler, Function<Strand, List<Object>> held) {
    this.scheduler = scheduler;
    this.held = held;
  }

  /**
   * A variable by where it is: its object, or the class of a static one, and its name; a whole
   * object where that is empty.
   */
  private record Member(Object owner, String name) {
    boolean isWhole() {
      return name.isEmpty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Member member
          && (member.owner == owner || (owner instanceof String && owner.equals(member.owner)))
          && member.name.equals(name);
    }

    @Override
    public int hashCode() {
      int hash = owner instanceof String ? owner.hashCode() : System.identityHashCode(owner);
      return hash * 31 + name.hashCode();
    }
  }

  /** What became of one. */
  private static final class Use {
    final CodeSite site;
    Position.@Nullable Use written;
    Position.@Nullable Use read;
    Position.@Nullable Use called;

    /** Who used it while there were others, and the locks that were held each time. */
    final TreeSet<String> users = new TreeSet<>();

    final List<Object> guards = new ArrayList<>();

    Use(CodeSite site) {
      this.site = site;
    }

    void add(Use other) {
      written = later(written, other.written);
      read = later(read, other.read);
      called = later(called, other.called);
      guarded(other.users, other.guards);
    }

    void guarded(Collection<String> by, List<Object> locks) {
      if (users.isEmpty()) {
        guards.addAll(locks);
      } else if (!by.isEmpty()) {
        guards.removeIf(lock -> locks.stream().noneMatch(other -> other == lock));
      }
      users.addAll(by);
    }

    private static Position.@Nullable Use later(
        Position.@Nullable Use one, Position.@Nullable Use other) {
      return one == null || (other != null && other.step() > one.step()) ? other : one;
    }
  }

  /**
   * Notes what a strand uses.
   *
   * @param step the number of its step
   */
  void uses(Strand strand, int step) {
    var site = CodeSites.get(strand.site);
    var letter = String.valueOf(strand.letter());
    var member = member(strand);
    if (member != null && strand.kind == Kind.READ) {
      var value = Operation.held(strand.target, strand.element, site, scheduler.program);
      if (!Operation.UNKNOWN.equals(value)) {
        read.computeIfAbsent(member, _ -> new HashMap<>())
            .put(letter, value == null ? NOTHING : value);
      }
    }
    var thing = member == null ? called(strand) : thing(strand, site, member);
    if (thing != null) {
      var use = things.computeIfAbsent(thing, _ -> new Use(site));
      var now = new Position.Use(letter, step);
      switch (strand.kind) {
        case READ -> use.read = now;
        case WRITE -> use.written = now;
        default -> use.called = now;
      }
      if (!scheduler.isAlone(strand)) {
        use.guarded(List.of(letter), held.apply(strand));
      }
    }
  }

  /** Notes what a strand stands before: it is there to be seen before anybody has used it. */
  void stands(Strand strand) {
    var site = CodeSites.get(strand.site);
    var member = member(strand);
    var thing = member == null ? called(strand) : thing(strand, site, member);
    scheduler.labels.passes(strand);
    if (thing != null && !strand.ended()) {
      things.computeIfAbsent(thing, _ -> new Use(site));
    }
  }

  private static @Nullable Member member(Strand strand) {
    if (strand.kind != Kind.READ && strand.kind != Kind.WRITE) {
      return null;
    }
    var site = CodeSites.get(strand.site);
    var target = strand.target;
    return new Member(
        target == null ? site.ownerClass() : target, Operation.variable(strand, site));
  }

  /** What a reader takes for the thing that was used; null for what only the JDK knows. */
  private @Nullable Member thing(Strand strand, CodeSite site, Member member) {
    var target = strand.target;
    if (!Lines.isInside(site.className())) {
      return target != null && target.getClass().isArray() ? new Member(target, "") : member;
    }
    if (target instanceof Collection || target instanceof Map) {
      in.put(strand, target);
    }
    var whole = in.get(strand);
    return target == null || whole == null ? null : new Member(whole, "");
  }

  /** An object of java.util.concurrent that holds something, and is called. */
  private static @Nullable Member called(Strand strand) {
    var target = strand.target;
    boolean calls =
        strand.kind == Kind.CALL || (strand.kind == Kind.BEGIN && strand.target != null);
    return calls && target != null && Cells.holds(target) ? new Member(target, "") : null;
  }

  /** What the strand last read of the variable that it is about to write, or null. */
  @Nullable String lastRead(Strand strand) {
    var member = member(strand);
    var values = member == null ? null : read.get(member);
    var value = values == null ? null : values.get(String.valueOf(strand.letter()));
    return value == null ? null : Operation.show(NOTHING.equals(value) ? null : value);
  }

  /** All of it as it is now. */
  List<Position.Variable> list() {
    var values = new LinkedHashMap<Member, @Nullable Object>();
    things.forEach((member, use) -> values.put(member, value(member, use)));
    var shown = merged(values);
    var count = new HashMap<String, Integer>();
    shown.forEach((member, use) -> count.merge(name(member, use, false), 1, Integer::sum));
    var list = new ArrayList<Position.Variable>();
    shown.forEach(
        (member, use) -> {
          var value = values.get(member);
          boolean isKnown = !Operation.UNKNOWN.equals(value);
          list.add(
              new Position.Variable(
                  name(member, use, count.getOrDefault(name(member, use, false), 0) > 1),
                  isKnown ? Operation.show(value) : null,
                  isKnown ? Cells.of(value) : null,
                  use.written,
                  use.read,
                  use.called,
                  guard(use)));
        });
    return list;
  }

  private Position.@Nullable Guard guard(Use use) {
    return use.users.isEmpty()
        ? null
        : new Position.Guard(
            List.copyOf(use.users), use.guards.stream().map(scheduler.labels::lock).toList());
  }

  private @Nullable Object value(Member member, Use use) {
    return member.isWhole()
        ? member.owner
        : Operation.held(
            member.owner instanceof String ? null : member.owner, -1, use.site, scheduler.program);
  }

  /** A collection that a variable holds is the variable. */
  private Map<Member, Use> merged(Map<Member, @Nullable Object> values) {
    var holders = new IdentityHashMap<Object, Member>();
    values.forEach(
        (member, value) -> {
          if (!member.isWhole() && value != null) {
            holders.putIfAbsent(value, member);
          }
        });
    var shown = new LinkedHashMap<Member, Use>();
    things.forEach(
        (member, use) -> {
          var holder = member.isWhole() ? holders.getOrDefault(member.owner, member) : member;
          shown
              .computeIfAbsent(holder, _ -> new Use(things.getOrDefault(holder, use).site))
              .add(use);
        });
    return shown;
  }

  private String name(Member member, Use use, boolean withClass) {
    var labels = scheduler.labels;
    if (member.isWhole()) {
      var field = labels.field(member.owner);
      var name = field == null ? Operation.arrayName(use.site) : field;
      return name.isEmpty() ? labels.of(member.owner) : name;
    }
    var other = labels.suffix(member.owner instanceof String ? null : member.owner);
    return (withClass && other.isEmpty() ? use.site.owner() + "." : "") + member.name + other;
  }
}
