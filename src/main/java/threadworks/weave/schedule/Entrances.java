package threadworks.weave.schedule;

import static org.objectweb.asm.Opcodes.*;
import static threadworks.weave.schedule.ScheduleWeaver.THREAD;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The methods by which a thread comes into a class from elsewhere, and which therefore begin and
 * end with a hook: a call into {@code java.util.concurrent}, which is one step, and a call back
 * into the demo, which ends that step.
 */
final class Entrances {
  /** What begins the names of collections that do not stand still for those who look. */
  private static final List<String> GOES_THROUGH =
      List.of(
          "woven/java/util/concurrent/ConcurrentHashMap",
          "woven/java/util/concurrent/ConcurrentLinked",
          "woven/java/util/concurrent/ConcurrentSkipList",
          "woven/java/util/concurrent/LinkedTransferQueue");

  /** What begins the names of queues that let go of their locks while they ask what is to go. */
  private static final String LINKED = "woven/java/util/concurrent/LinkedBlocking";

  private static final Set<String> FILTERS = Set.of("removeAll", "removeIf", "retainAll");

  private final ScheduleWeaver weaver;
  private final ClassNode type;
  private final boolean demo;
  private final boolean library;

  /** The methods that references lead to, by name and descriptor. */
  private final Set<String> handedOut = new HashSet<>();

  Entrances(ScheduleWeaver weaver, ClassNode type, boolean demo) {
    this.weaver = weaver;
    this.type = type;
    this.demo = demo;
    library = !demo && isAtomic(type.name);
    for (var m : type.methods) {
      for (var insn : m.instructions) {
        if (insn instanceof InvokeDynamicInsnNode dynamic) {
          for (var argument : dynamic.bsmArgs) {
            if (argument instanceof Handle handle
                && (demo ? isOwn(handle) : handle.getOwner().equals(type.name))) {
              handedOut.add(handle.getName() + handle.getDesc());
            }
          }
        }
      }
    }
  }

  /** Puts hooks around a method where it needs them. */
  void wrap(MethodNode m) {
    boolean inherited = (m.access & (ACC_STATIC | ACC_PRIVATE)) == 0;
    boolean entry =
        library
            && (type.access & ACC_INTERFACE) == 0
            && !goesThrough(m)
            && !isBulk(m)
            && ((inherited && (m.access & ACC_SYNTHETIC) == 0) || isWorker(m));
    boolean callback =
        demo ? isHandedOut(m) || (inherited && isKnownOutside(m.name + m.desc)) : isBulk(m);
    boolean synced = (m.access & ACC_SYNCHRONIZED) != 0;
    if (entry || callback || synced) {
      new HookedMethod(type).wrap(m, entry, callback, synced);
    }
    if (isStage() && m.name.equals("tryFire")) {
      new HookedMethod(type).follow(m);
    }
  }

  /** Whether it is what follows when a future is completed; one that waits is only woken. */
  private boolean isStage() {
    return type.name.startsWith("woven/java/util/concurrent/CompletableFuture$")
        && !type.name.endsWith("$Signaller");
  }

  /** Puts hooks around a method that a reference leads to. */
  void handOut(MethodNode m) {
    new HookedMethod(type).wrap(m, false, true, false);
  }

  /** Whether a reference leads to a method of this class and to no other that overrides it. */
  boolean isOwn(Handle handle) {
    return handle.getOwner().equals(type.name)
        && type.methods.stream()
            .anyMatch(
                m ->
                    m.name.equals(handle.getName())
                        && m.desc.equals(handle.getDesc())
                        && (m.access & (ACC_STATIC | ACC_PRIVATE)) != 0
                        && !m.name.equals("<init>"));
  }

  /** Whether calls to the class count as one step: pools, and most of java.util.concurrent. */
  private static boolean isAtomic(String name) {
    return ScheduleWeaver.isPools(name)
        || (name.startsWith("woven/java/util/concurrent/")
            && !name.contains("/Striped64")
            && !name.contains("FieldUpdater")
            && !name.contains("Adder")
            && !name.contains("Accumulator"));
  }

  /**
   * Whether a method goes through a whole collection that others may change meanwhile: what it does
   * on its way are steps of their own, unless it is part of a call that is one.
   */
  private boolean goesThrough(MethodNode m) {
    if (type.name.startsWith(LINKED)) {
      // They hold their locks for everything else, also on the way.
      return FILTERS.contains(m.name);
    }
    if (GOES_THROUGH.stream().noneMatch(type.name::startsWith)) {
      return false;
    }
    return switch (m.name) {
      case "addAll",
          "advance",
          "clear",
          "contains",
          "containsAll",
          "containsValue",
          "descendingIterator",
          "elements",
          "equals",
          "hashCode",
          "hasMoreElements",
          "hasNext",
          "iterator",
          "keys",
          "next",
          "nextElement",
          "putAll",
          "removeAll",
          "removeFirstOccurrence",
          "removeIf",
          "removeLastOccurrence",
          "replaceAll",
          "retainAll",
          "size",
          "toArray",
          "toString",
          "tryAdvance" ->
          true;
      // That of a collection; a map finds its keys at once.
      case "remove" -> m.desc.equals("(Ljava/lang/Object;)Z");
      default ->
          m.name.startsWith("forEach")
              || m.name.startsWith("reduce")
              || m.name.startsWith("search");
    };
  }

  /** Whether it is what a task does that goes through a part of a map. */
  private boolean isBulk(MethodNode m) {
    return type.name.startsWith("woven/java/util/concurrent/ConcurrentHashMap$")
        && type.name.endsWith("Task")
        && m.name.equals("compute");
  }

  /** Whether it is a lambda of a pool: what its threads run. */
  private boolean isWorker(MethodNode m) {
    return ScheduleWeaver.isPools(type.name) && (m.access & ACC_STATIC) == 0 && isHandedOut(m);
  }

  /** Whether a reference of this class leads to the method: a lambda's does. */
  boolean isHandedOut(MethodNode m) {
    return handedOut.contains(m.name + m.desc);
  }

  private boolean isKnownOutside(String call) {
    return isKnownOutside(type.superName, call)
        || type.interfaces.stream().anyMatch(parent -> isKnownOutside(parent, call));
  }

  private boolean isKnownOutside(@Nullable String name, String call) {
    if (name == null) {
      return false;
    }
    if (name.equals(THREAD)) {
      return call.equals("run()V");
    }
    var shape = weaver.shape(name);
    if (shape == null) {
      return false;
    }
    if (!ScheduleWeaver.isDemo(name) && shape.offers(call, weaver.names)) {
      return true;
    }
    return isKnownOutside(shape.parent(), call)
        || shape.interfaces().stream().anyMatch(parent -> isKnownOutside(parent, call));
  }
}
