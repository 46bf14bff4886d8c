package threadworks.weave.schedule;

import static org.objectweb.asm.Opcodes.*;
import static threadworks.weave.schedule.ScheduleWeaver.GROUPS;
import static threadworks.weave.schedule.ScheduleWeaver.HEAD;
import static threadworks.weave.schedule.ScheduleWeaver.HOOKS;
import static threadworks.weave.schedule.ScheduleWeaver.IDENTITY;
import static threadworks.weave.schedule.ScheduleWeaver.LOOPS;
import static threadworks.weave.schedule.ScheduleWeaver.MEMORY;
import static threadworks.weave.schedule.ScheduleWeaver.MONITORS;
import static threadworks.weave.schedule.ScheduleWeaver.OBJECTS;
import static threadworks.weave.schedule.ScheduleWeaver.PROPERTIES;
import static threadworks.weave.schedule.ScheduleWeaver.THREAD;
import static threadworks.weave.schedule.ScheduleWeaver.UNWOVEN;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import threadworks.weave.ReceiverName;

/**
 * Puts the hooks into the methods of one class. A hook takes what is on the stack, so no method
 * needs a new local variable or a new branch; where a hook has to see the arguments of a call, the
 * call moves to a small static method of its own.
 *
 * <p>It is long because it is one case after another, an instruction each, and each short.
 */
final class ScheduleMethods extends HookCode {
  private static final String OBJECT = "java/lang/Object";
  private static final Set<String> EXHAUSTIONS =
      Set.of(
          "java/lang/Throwable",
          "java/lang/Error",
          "java/lang/VirtualMachineError",
          "java/lang/OutOfMemoryError",
          "java/lang/StackOverflowError");
  private static final String THROWABLE = "java/lang/Throwable";

  /** Types by which a concurrent collection knows others that it is given. */
  private static final Set<String> GIVEN = Set.of("java/util/Collection", "java/util/Iterator");

  /**
   * What begins the names of those whose calls are one step, and read what they are given in it.
   */
  private static final List<String> TAKERS =
      List.of(
          "woven/java/util/concurrent/CopyOnWrite", "woven/java/util/concurrent/LinkedBlocking");

  private static final String COMPARATOR = "java/util/Comparator";
  private static final String CANCELLED = "java/util/concurrent/CancellationException";

  /** Of a constructor that only the exception's own package can call. */
  private static final String CAUSED = "(Ljava/lang/String;L" + CANCELLED + ";)V";

  private static final String OBJECT_TWIN = "threadworks/schedule/DemoObject";

  private final ScheduleWeaver weaver;
  private final boolean demo;
  private final Entrances entrances;
  private final CallBridges bridges;
  private final FieldAccesses accesses;

  ScheduleMethods(ScheduleWeaver weaver, ClassNode type, boolean demo) {
    super(type, new SourceLine());
    this.weaver = weaver;
    this.demo = demo;
    entrances = new Entrances(weaver, type, demo);
    bridges = new CallBridges(type, place);
    accesses = new FieldAccesses(weaver, type, place, bridges, demo);
  }

  void weave(MethodNode m) {
    if (m.name.equals(HEAD) || (m.access & (ACC_ABSTRACT | ACC_NATIVE)) != 0) {
      return;
    }
    body(m);
    if (m.name.equals("<clinit>")) {
      if (!weaver.startsAnew(type.name)) {
        suspend(m);
      }
      return;
    }
    if (!m.name.equals("<init>")) {
      entrances.wrap(m);
    }
    // Who gets here by reflection, a handle or a lambda has met no other hook.
    boolean own =
        (m.access & (ACC_PRIVATE | ACC_SYNTHETIC)) == (ACC_PRIVATE | ACC_SYNTHETIC)
            && !entrances.isHandedOut(m);
    var initialise = weaver.initialise(type.name);
    if (initialise != null && !own && usesClass(m)) {
      m.instructions.insert(initialise);
    }
  }

  /** Whether to call the method is to use its class, as the language has it. */
  private static boolean usesClass(MethodNode m) {
    return m.name.equals("<init>") || (m.access & ACC_STATIC) != 0;
  }

  /** Runs the initialiser of a class of the JDK in one go. */
  private static void suspend(MethodNode m) {
    m.instructions.insert(hook("suspend"));
    for (var insn : m.instructions.toArray()) {
      if (insn.getOpcode() == RETURN) {
        m.instructions.insertBefore(insn, hook("restore"));
      }
    }
  }

  private static MethodInsnNode hook(String name) {
    return new MethodInsnNode(INVOKESTATIC, HOOKS, name, "()V", false);
  }

  // The body of a method, rewritten instruction by instruction into a new list.

  private void body(MethodNode m) {
    place.method = m.name;
    boolean constructed = !m.name.equals("<init>");
    int unfinished = 0;
    boolean switches = false;
    var heads = demo || isCollection() ? loopHeads(m) : Set.<AbstractInsnNode>of();
    var handlers = handlers(m);
    place.line = firstLine(m);
    var all = m.instructions.toArray();
    var arrays = demo ? arrays(m) : Map.<AbstractInsnNode, String>of();
    m.instructions.clear();
    out = new InsnList();
    if (demo && !m.name.equals("<clinit>")) {
      emitPlace("", "call");
      emit(LOOPS, "called", "(I)V");
    }
    if (demo && !heads.isEmpty()) {
      emit("changed", "()V");
    }
    for (var insn : all) {
      switch (insn) {
        case LineNumberNode number -> {
          place.line = number.line;
          out.add(insn);
        }
        case FieldInsnNode field -> {
          switches |= field.name.startsWith("$SwitchMap$");
          boolean isStatic = field.getOpcode() == GETSTATIC || field.getOpcode() == PUTSTATIC;
          if (constructed || isStatic) {
            out.add(accesses.of(field, usesClass(m)));
          } else {
            out.add(field);
          }
        }
        case TypeInsnNode made when made.getOpcode() == NEW -> {
          unfinished++;
          made(made);
        }
        case TypeInsnNode made when made.getOpcode() == ANEWARRAY -> array(made, "made");
        case IntInsnNode made when made.getOpcode() == NEWARRAY -> array(made, "made");
        case MultiANewArrayInsnNode made -> array(made, "madeAll");
        case InvokeDynamicInsnNode dynamic -> {
          handles(dynamic);
          record(dynamic);
          out.add(dynamic);
        }
        case MethodInsnNode call -> {
          boolean constructor = call.name.equals("<init>");
          boolean own = constructor && unfinished == 0;
          constructed |= own;
          unfinished -= constructor && !own ? 1 : 0;
          call(call, constructor && !own);
        }
        case InsnNode plain -> {
          if (switches && plain.getOpcode() == IALOAD) {
            switches = false;
            out.add(plain);
          } else {
            plain(plain, arrays.getOrDefault(plain, ""));
          }
        }
        case FrameNode frame -> {
          out.add(frame);
          if (heads.contains(frame)) {
            if (demo) {
              loop(frame);
            } else {
              emit(LOOPS, "round", "()V");
            }
          }
          if (handlers.contains(frame)) {
            emit(DUP);
            emit(demo ? "caught" : "caughtInside", "(Ljava/lang/Throwable;)V");
          }
        }
        default -> out.add(insn);
      }
    }
    m.instructions.add(out);
  }

  private void array(AbstractInsnNode made, String hook) {
    out.add(made);
    emit(DUP);
    emit(MEMORY, hook, "(Ljava/lang/Object;)V");
  }

  private void made(TypeInsnNode made) {
    if (made.desc.equals("java/lang/Thread")) {
      made.desc = THREAD;
    } else if (made.desc.equals(OBJECT)) {
      made.desc = OBJECT_TWIN;
    } else {
      initialise(made.desc);
    }
    out.add(made);
  }

  /** What stands before the first use of a class whose state each schedule begins afresh. */
  private void initialise(String owner) {
    var initialise = weaver.initialise(owner, type.name);
    if (initialise != null) {
      out.add(initialise);
    }
  }

  /**
   * The frames where an overflow of the stack or a lack of memory may be caught. The JDK passes on
   * what its blocks without a type catch.
   */
  private Set<AbstractInsnNode> handlers(MethodNode m) {
    var frames = new HashSet<AbstractInsnNode>();
    for (var block : m.tryCatchBlocks) {
      if (block.type == null ? demo : EXHAUSTIONS.contains(block.type)) {
        frames.add(frameAt(block.handler));
      }
    }
    return frames;
  }

  private static AbstractInsnNode frameAt(LabelNode label) {
    AbstractInsnNode at = label;
    while (at instanceof LabelNode || at instanceof LineNumberNode) {
      at = at.getNext();
    }
    return at;
  }

  // Loops.

  /** Whether the class is one of the collections that threads can damage. */
  private boolean isCollection() {
    return type.name.startsWith("woven/java/util/")
        && !type.name.startsWith("woven/java/util/concurrent/");
  }

  /** The frames at the heads of loops: where a jump goes back to. */
  private static Set<AbstractInsnNode> loopHeads(MethodNode m) {
    var heads = new HashSet<AbstractInsnNode>();
    for (var insn : m.instructions) {
      if (insn instanceof JumpInsnNode jump
          && m.instructions.indexOf(jump.label) < m.instructions.indexOf(jump)) {
        var at = frameAt(jump.label);
        if (at instanceof FrameNode) {
          heads.add(at);
        }
      }
    }
    return heads;
  }

  private void loop(FrameNode frame) {
    if (!frame.stack.isEmpty()) {
      emitPlace("", "loop");
      emit(LOOPS, "turn", "(I)V");
      return;
    }
    int slot = 0;
    for (var local : frame.local) {
      int load = -1;
      var kind = "Ljava/lang/Object;";
      if (local instanceof String) {
        load = ALOAD;
      } else if (local.equals(INTEGER)) {
        load = ILOAD;
        kind = "I";
      } else if (local.equals(LONG)) {
        load = LLOAD;
        kind = "J";
      } else if (local.equals(FLOAT)) {
        load = FLOAD;
        kind = "F";
      } else if (local.equals(DOUBLE)) {
        load = DLOAD;
        kind = "D";
      }
      if (load >= 0) {
        out.add(new VarInsnNode(load, slot));
        emit(LOOPS, "local", "(" + kind + ")V");
      }
      slot += kind.equals("J") || kind.equals("D") ? 2 : 1;
    }
    emitPlace("", "loop");
    emit(LOOPS, "loop", "(I)V");
  }

  // Arrays, monitors.

  /** What the source calls the arrays whose elements are used, by the instruction that does. */
  private static Map<AbstractInsnNode, String> arrays(MethodNode m) {
    var names = new ReceiverName(m);
    var found = new HashMap<AbstractInsnNode, String>();
    for (var insn : m.instructions) {
      int above =
          switch (insn.getOpcode()) {
            case IALOAD, LALOAD, FALOAD, DALOAD, AALOAD, BALOAD, CALOAD, SALOAD -> 1;
            case IASTORE, FASTORE, BASTORE, CASTORE, SASTORE, AASTORE -> 2;
            case LASTORE, DASTORE -> 3;
            default -> 0;
          };
      var name = above == 0 ? null : names.find(insn, above);
      if (name != null) {
        found.put(insn, name);
      }
    }
    return found;
  }

  private void plain(InsnNode insn, String array) {
    switch (insn.getOpcode()) {
      case IALOAD, LALOAD, FALOAD, DALOAD, AALOAD, BALOAD, CALOAD, SALOAD -> {
        emit(DUP2);
        emitPlace("", array + "[]");
        emit(MEMORY, "readElement", "(Ljava/lang/Object;II)V");
        out.add(insn);
      }
      case IASTORE -> store("([III", array);
      case LASTORE -> store("([JIJ", array);
      case FASTORE -> store("([FIF", array);
      case DASTORE -> store("([DID", array);
      case BASTORE -> store("(Ljava/lang/Object;II", array);
      case CASTORE -> store("([CII", array);
      case SASTORE -> store("([SII", array);
      case AASTORE -> store("([Ljava/lang/Object;ILjava/lang/Object;", array);
      case MONITORENTER -> {
        emitPlace("", "synchronized");
        emit(MONITORS, "enter", "(Ljava/lang/Object;I)V");
      }
      case MONITOREXIT -> emit(MONITORS, "exit", "(Ljava/lang/Object;)V");
      default -> out.add(insn);
    }
  }

  private void store(String arguments, String array) {
    emitPlace("", array + "[]");
    emit(MEMORY, "store", arguments + "I)V");
  }

  // Calls.

  private void call(MethodInsnNode call, boolean makes) {
    if (call.name.equals("<init>")) {
      constructor(call, makes);
      return;
    }
    boolean shows = demo && isToString(call);
    boolean text = shows || Unwoven.isText(call);
    if (text) {
      emit(DUP);
      emitPlace(call.owner, call.name);
      emit(OBJECTS, "text", "(Ljava/lang/Object;I)V");
    }
    if (text && demo) {
      emit(IDENTITY, "shown", "(Ljava/lang/Object;)Ljava/lang/Object;");
      if (call.owner.equals(Unwoven.BUFFER)) {
        emitPlace(call.owner, call.name);
        emit(
            UNWOVEN,
            "append",
            "(Ljava/lang/StringBuffer;Ljava/lang/Object;I)Ljava/lang/StringBuffer;");
        return;
      }
      if (shows) {
        out.add(new MethodInsnNode(INVOKEVIRTUAL, OBJECT, call.name, call.desc, false));
        return;
      }
    }
    if (call.owner.equals(COMPARATOR) && call.name.equals("compare")) {
      out.add(bridges.compare(call));
      return;
    }
    if (!demo && isOutward(call)) {
      out.add(bridges.outward(call, place.method.equals("drainTo") ? "drain" : "into"));
      return;
    }
    asks(call);
    if (pinned(call)) {
      return;
    }
    if (call.name.equals("joining")
        && call.owner.equals("woven/java/util/stream/Collectors")
        && call.desc.startsWith("()")) {
      // The one without a delimiter appends to a builder, where no hook sees what it reads.
      out.add(new LdcInsnNode(""));
      call.desc = "(Ljava/lang/CharSequence;)" + call.desc.substring(2);
    }
    if (demo && Unwoven.ordersByNature(call)) {
      // By itself it compares what no hook sees.
      emitPlace(call.owner, call.name);
      emit(OBJECTS, "order", "(I)Ljava/util/Comparator;");
      call.desc = call.desc.replace(")", "Ljava/util/Comparator;)");
    } else if (demo && call.name.equals("isEqual") && call.owner.endsWith("/Predicate")) {
      emitPlace(call.owner, call.name);
      emit(OBJECTS, "isEqual", "(Ljava/lang/Object;I)Ljava/util/function/Predicate;");
      return;
    } else if (demo && call.owner.equals(COMPARATOR) && call.name.equals("naturalOrder")) {
      emitPlace(call.owner, call.name);
      emit(OBJECTS, "order", "(I)Ljava/util/Comparator;");
      return;
    }
    if (demo && Unwoven.comparesInside(call)) {
      out.add(bridges.compared(call));
      return;
    }
    if (demo && Refusals.isReflection(call)) {
      out.add(bridges.reflect(call));
      return;
    }
    if (demo && Refusals.mayBeParallel(call)) {
      emit(DUP);
      out.add(new LdcInsnNode(site(simple(call.owner) + "." + call.name, Refusals.PARALLEL)));
      emit("refuse", "(ZI)V");
    }
    if (call.getOpcode() == INVOKESPECIAL
        && call.owner.equals("java/lang/ThreadGroup")
        && call.name.equals("uncaughtException")) {
      emit(GROUPS, "uncaughtIn", "(Ljava/lang/ThreadGroup;" + call.desc.substring(1));
      return;
    }
    var hook = weaver.replacements.of(call.owner, call.name, call.desc);
    if (hook != null && !demo && hook.owner().equals(PROPERTIES)) {
      hook = null; // the JDK's looking at its settings is no step
    }
    if (hook == null && call.getOpcode() == INVOKESPECIAL) {
      if (call.owner.equals("java/lang/Thread")) {
        call.owner = THREAD;
      }
      if (isClone(call)) {
        copy(call);
      } else if (demo && Unwoven.isForeign(weaver, call)) {
        out.add(bridges.foreign(call));
      } else {
        out.add(call);
      }
      return;
    }
    var reason = demo ? Refusals.reason(call.owner, call.name, call.desc) : null;
    if (reason != null) {
      refuse(simple(call.owner) + "." + call.name, reason);
    }
    if (hook != null) {
      if (hook.place()) {
        emitPlace(call.owner, call.name);
      }
      out.add(
          new MethodInsnNode(INVOKESTATIC, hook.owner(), hook.name(), hook.descriptor(), false));
      castBack(hook.descriptor(), call.desc);
      return;
    }
    if (call.owner.startsWith("threadworks/schedule/DemoThreadBuilder")) {
      call.setOpcode(INVOKEVIRTUAL);
      call.itf = false;
    }
    if (call.owner.equals("jdk/internal/access/SharedSecrets") && call.name.startsWith("set")) {
      emit(POP);
    } else if (call.owner.equals("java/lang/invoke/VarHandle") && Unwoven.isAccess(call.name)) {
      out.add(bridges.variable(call, "(Ljava/lang/invoke/VarHandle;"));
    } else if (call.owner.equals("jdk/internal/misc/Unsafe")
        && call.desc.startsWith("(Ljava/lang/Object;J")
        && Unwoven.isAccess(call.name)) {
      out.add(bridges.variable(call, "(Ljdk/internal/misc/Unsafe;"));
    } else if (isClone(call)) {
      copy(call);
    } else if (demo && Unwoven.isForeign(weaver, call)) {
      out.add(bridges.foreign(call));
    } else if (demo && Unwoven.reads(weaver, call)) {
      out.add(bridges.reads(call));
    } else if (demo ? Unwoven.isThrough(weaver, call) : Unwoven.copies(call)) {
      out.add(bridges.through(call));
    } else {
      if (demo && Unwoven.isChange(call)) {
        emit("changed", "()V");
      }
      out.add(call);
      if (call.owner.equals("java/lang/Class") && call.name.equals("forName")) {
        emit("named", "(Ljava/lang/Class;)Ljava/lang/Class;");
      }
      if ((call.owner.startsWith("java/lang/")
              && Type.getReturnType(call.desc).getSort() == Type.ARRAY)
          || (call.owner.equals("java/lang/reflect/Array") && call.name.equals("newInstance"))) {
        emit(DUP);
        emit(MEMORY, "madeAll", "(Ljava/lang/Object;)V");
      } else if (call.owner.startsWith("java/util/stream/") && call.name.endsWith("iterator")) {
        emit(DUP);
        emit(MEMORY, "made", "(Ljava/lang/Object;)V");
      }
    }
  }

  /** Whether a concurrent collection calls another that it is given. */
  private boolean isOutward(MethodInsnNode call) {
    return GIVEN.contains(call.owner)
        && (place.method.equals("drainTo") || TAKERS.stream().anyMatch(type.name::startsWith));
  }

  /** Before an object is asked what every object, or every one that has an order, can say. */
  private void asks(MethodInsnNode call) {
    if (call.getOpcode() == INVOKESPECIAL) {
      return;
    }
    boolean any = isBare(call.owner) || call.owner.equals("java/util/Objects");
    switch (call.name + call.desc) {
      case "hashCode()I", "hashCode(Ljava/lang/Object;)I" -> {
        if (any) {
          emit(DUP);
          emitPlace(call.owner, call.name);
          emit(OBJECTS, "hashed", "(Ljava/lang/Object;I)V");
        }
      }
      case "equals(Ljava/lang/Object;)Z", "equals(Ljava/lang/Object;Ljava/lang/Object;)Z" -> {
        if (any) {
          both(call, "equal");
        }
      }
      case "compareTo(Ljava/lang/Object;)I" -> both(call, "compared");
      default -> {}
    }
  }

  private void both(MethodInsnNode call, String hook) {
    emit(DUP2);
    emitPlace(call.owner, call.name);
    emit(OBJECTS, hook, "(Ljava/lang/Object;Ljava/lang/Object;I)V");
  }

  /** What would differ from run to run: what is made of an object's address, and the clock. */
  private boolean pinned(MethodInsnNode call) {
    boolean ofParent = call.getOpcode() == INVOKESPECIAL;
    if (call.name.equals("hashCode") && call.desc.equals("()I") && isBare(call.owner)) {
      emit(IDENTITY, ofParent ? "identityHash" : "hash", "(Ljava/lang/Object;)I");
      return true;
    }
    if (call.name.equals("toString") && ofParent && call.owner.equals(OBJECT)) {
      emit(IDENTITY, "bare", "(Ljava/lang/Object;)Ljava/lang/String;");
      return true;
    }
    if (call.name.equals("now") && call.owner.startsWith("java/time/")) {
      var arguments = call.desc.substring(0, call.desc.indexOf(')') + 1);
      if (arguments.equals("()") || arguments.equals("(Ljava/time/ZoneId;)")) {
        emit(ScheduleWeaver.CLOCK, "clock", arguments + "Ljava/time/Clock;");
        call.desc = "(Ljava/time/Clock;)" + call.desc.substring(arguments.length());
      }
    }
    return false;
  }

  private boolean isToString(MethodInsnNode call) {
    return call.name.equals("toString")
        && call.desc.equals("()Ljava/lang/String;")
        && call.getOpcode() != INVOKESPECIAL
        && isBare(call.owner);
  }

  /** Whether an object of that type may have no hash of its own and no text, or another's. */
  private boolean isBare(String type) {
    if (type.equals(OBJECT) || type.equals("java/util/Optional") || type.startsWith("[")) {
      return true;
    }
    var shape = weaver.shape(type);
    return shape != null && (shape.isEnum() || shape.isInterface());
  }

  private boolean isClone(MethodInsnNode call) {
    return call.name.equals("clone")
        && call.desc.equals("()Ljava/lang/Object;")
        && (call.owner.startsWith("[") || !weaver.weaves(call.owner));
  }

  private void copy(MethodInsnNode call) {
    // Nobody writes to the array of an enum's constants.
    boolean constants = (type.access & ACC_ENUM) != 0 && place.method.equals("values");
    if (call.owner.startsWith("[") && !constants) {
      emitPlace(OBJECT, "clone");
      emit(MEMORY, "clone", "(Ljava/lang/Object;I)Ljava/lang/Object;");
      return;
    }
    if (!constants) {
      emit(DUP);
      emitPlace(OBJECT, "clone");
      emit(MEMORY, "cloning", "(Ljava/lang/Object;I)V");
    }
    out.add(call);
    emit(DUP);
    emit(MEMORY, "cloned", "(Ljava/lang/Object;)V");
  }

  private void constructor(MethodInsnNode call, boolean makes) {
    if (call.owner.equals("java/lang/Thread")) {
      call.owner = THREAD;
    } else if (call.owner.equals(OBJECT) && makes) {
      call.owner = OBJECT_TWIN;
    }
    if (call.owner.equals("java/util/Date") && call.desc.equals("()V")) {
      emit(ScheduleWeaver.CLOCK, "currentTimeMillis", "()J");
      call.desc = "(J)V";
    }
    var reason = demo ? Refusals.reason(call.owner, call.name, call.desc) : null;
    if (reason != null) {
      refuse("new " + simple(call.owner), reason);
    }
    boolean outside = makes && demo && Unwoven.isOutside(weaver, call.owner);
    boolean changes = !Unwoven.isPure(call.owner) && !weaver.shapes().isA(call.owner, THROWABLE);
    boolean takes =
        demo
            && changes
            && Unwoven.isOutside(weaver, call.owner)
            && Stream.of(Type.getArgumentTypes(call.desc))
                .anyMatch(argument -> !Unwoven.isPureArgument(argument));
    if (outside && (takes || Unwoven.reads(weaver, call))) {
      out.add(bridges.make(call));
      madeElsewhere();
    } else if (call.owner.equals(CANCELLED) && call.desc.equals(CAUSED)) {
      emit(ScheduleWeaver.JDK, "cancelled", CAUSED.replace(")V", ")L" + CANCELLED + ";"));
      madeElsewhere();
    } else {
      out.add(call);
    }
    // What holds an array of the demo's reads and writes what others may have.
    if (outside && !Unwoven.isPure(call.owner) && !call.desc.contains("[")) {
      emit(DUP);
      emit(MEMORY, "made", "(Ljava/lang/Object;)V");
    }
    if (takes) {
      if (makes) {
        emit(DUP);
      } else {
        out.add(new VarInsnNode(ALOAD, 0));
      }
      emit(UNWOVEN, "holds", "(Ljava/lang/Object;)V");
    }
  }

  /**
   * Puts the object on top of the stack in the place of the two references below it to one that was
   * not made after all; the compiler leaves two.
   */
  private void madeElsewhere() {
    emit(DUP_X2);
    emit(POP);
    emit(POP);
    emit(POP);
  }

  private void castBack(String given, String wanted) {
    var result = Type.getReturnType(wanted);
    if (result.getSort() >= Type.ARRAY && !result.equals(Type.getReturnType(given))) {
      out.add(new TypeInsnNode(CHECKCAST, result.getInternalName()));
    }
  }

  // References to methods.

  /**
   * A reference to a method that has a hook becomes one to a method that calls the hook; one in the
   * demo to a method elsewhere becomes one to a method here, as {@code java.util.concurrent} may
   * call it.
   */
  private void handles(InvokeDynamicInsnNode dynamic) {
    if (!dynamic.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory")) {
      return;
    }
    for (int i = 0; i < dynamic.bsmArgs.length; i++) {
      if (dynamic.bsmArgs[i] instanceof Handle handle && needsBridge(handle)) {
        dynamic.bsmArgs[i] = bridged(handle, dynamic.desc);
      }
    }
  }

  /** A method that the JVM makes for a record asks the parts of it with no hook. */
  private void record(InvokeDynamicInsnNode dynamic) {
    if (!dynamic.bsm.getOwner().equals("java/lang/runtime/ObjectMethods")) {
      return;
    }
    boolean compares = dynamic.name.equals("equals");
    emit(compares ? DUP2 : DUP);
    emitPlace(type.name, dynamic.name);
    switch (dynamic.name) {
      case "equals" -> emit(OBJECTS, "equalOf", "(Ljava/lang/Object;Ljava/lang/Object;I)V");
      case "hashCode" -> emit(OBJECTS, "hashOf", "(Ljava/lang/Object;I)V");
      default -> emit(OBJECTS, "textOf", "(Ljava/lang/Object;I)V");
    }
  }

  private boolean needsBridge(Handle handle) {
    var owner = handle.getOwner();
    return demo
        ? !entrances.isOwn(handle)
        : weaver.replacements.of(owner, handle.getName(), handle.getDesc()) != null
            || (owner.equals("java/lang/Thread") && handle.getName().equals("<init>"));
  }

  private Handle bridged(Handle handle, String captures) {
    boolean made = handle.getTag() == H_NEWINVOKESPECIAL;
    boolean isStatic = handle.getTag() == H_INVOKESTATIC;
    var owner = made && handle.getOwner().equals("java/lang/Thread") ? THREAD : handle.getOwner();
    var arguments = handle.getDesc().substring(1, handle.getDesc().indexOf(')'));
    var descriptor =
        made
            ? "(" + arguments + ")L" + handle.getOwner() + ";"
            : isStatic
                ? handle.getDesc()
                : "(" + receiver(captures, owner) + handle.getDesc().substring(1);
    var outer = out;
    out = new InsnList();
    if (made) {
      made(new TypeInsnNode(NEW, owner));
      emit(DUP);
    }
    loadAll(descriptor);
    int opcode =
        made
            ? INVOKESPECIAL
            : isStatic ? INVOKESTATIC : handle.isInterface() ? INVOKEINTERFACE : INVOKEVIRTUAL;
    call(
        new MethodInsnNode(opcode, owner, handle.getName(), handle.getDesc(), handle.isInterface()),
        made);
    var bridge = bridges.add(descriptor, out);
    out = outer;
    entrances.handOut(bridge);
    return new Handle(H_INVOKESTATIC, type.name, bridge.name, bridge.desc, isInterface());
  }

  /** What is captured must have the very type of the parameter, be it inherited or not. */
  private static String receiver(String captures, String owner) {
    var captured = Type.getArgumentTypes(captures);
    return captured.length == 0 ? "L" + owner + ";" : captured[0].getDescriptor();
  }
}
