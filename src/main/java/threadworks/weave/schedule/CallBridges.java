package threadworks.weave.schedule;

import static org.objectweb.asm.Opcodes.*;
import static threadworks.weave.schedule.ScheduleWeaver.CALLS;
import static threadworks.weave.schedule.ScheduleWeaver.MEMORY;
import static threadworks.weave.schedule.ScheduleWeaver.OBJECTS;
import static threadworks.weave.schedule.ScheduleWeaver.UNWOVEN;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import threadworks.weave.WrappedBody;

/**
 * Small static methods, added to a class, for the calls in it whose arguments a hook has to see: a
 * method of its own has them in its variables. Each takes what the call takes off the stack, and
 * leaves what the call leaves. Over 400 lines, because each kind of call has a body of its own.
 */
final class CallBridges extends HookCode {
  private static final String OBJECT = "java/lang/Object";

  private int count;

  /**
   * @param place where in the source the calls stand; whoever comes upon one moves it
   */
  CallBridges(ClassNode type, SourceLine place) {
    super(type, place);
  }

  /** Adds a method with that body, all but the return. */
  MethodNode add(String descriptor, InsnList body) {
    var bridge =
        new MethodNode(
            ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC,
            "threadworks$" + count++,
            descriptor,
            null,
            null);
    bridge.instructions.add(body);
    bridge.instructions.add(new InsnNode(Type.getReturnType(descriptor).getOpcode(IRETURN)));
    type.methods.add(bridge);
    return bridge;
  }

  MethodInsnNode call(MethodNode bridge) {
    return new MethodInsnNode(INVOKESTATIC, type.name, bridge.name, bridge.desc, isInterface());
  }

  private MethodInsnNode bridge(String descriptor, Runnable code) {
    out = new InsnList();
    code.run();
    return call(add(descriptor, out));
  }

  /** A call that runs unwoven, with all that goes into it. */
  MethodInsnNode foreign(MethodInsnNode call) {
    boolean isStatic = call.getOpcode() == INVOKESTATIC;
    // Only an object of the class itself can have called what its parent does.
    var receiver = call.getOpcode() == INVOKESPECIAL ? type.name : call.owner;
    var descriptor = (isStatic ? "(" : "(L" + receiver + ";") + call.desc.substring(1);
    return guarded(
        descriptor,
        () -> {
          if (!isStatic && Unwoven.makesTextFirst(call)) {
            out.add(new VarInsnNode(ALOAD, 1));
            out.add(
                new MethodInsnNode(
                    INVOKESTATIC,
                    "java/lang/String",
                    "valueOf",
                    "(Ljava/lang/Object;)Ljava/lang/String;",
                    false));
            out.add(new VarInsnNode(ASTORE, 1));
          }
        },
        () -> {
          var used = objects(descriptor, call);
          use(used, call, isStatic ? "enterStatic" : "enter");
          if (!isStatic) {
            used.removeFirst();
          }
          for (int argument : used) {
            out.add(new VarInsnNode(ALOAD, isStatic ? argument : 0));
            out.add(new VarInsnNode(ALOAD, argument));
            emit(MEMORY, "publishInto", "(Ljava/lang/Object;Ljava/lang/Object;)V");
          }
          tear(call);
          if (call.owner.equals("java/lang/reflect/Field")) {
            out.add(new VarInsnNode(ALOAD, 0));
            emit("initialise", "(Ljava/lang/reflect/Field;)V");
          }
          load(descriptor, call);
          for (int argument : isStatic ? List.<Integer>of() : used) {
            out.add(new VarInsnNode(ALOAD, 0));
            out.add(new VarInsnNode(ALOAD, argument));
            emit(UNWOVEN, "holds", "(Ljava/lang/Object;Ljava/lang/Object;)V");
          }
        });
  }

  /**
   * A bridge that leaves, on each way out, the call that its body enters first.
   *
   * @param before what comes before that
   */
  private MethodInsnNode guarded(String descriptor, Runnable before, Runnable body) {
    out = new InsnList();
    body.run();
    var bridge = add(descriptor, out);
    out = new InsnList();
    before.run();
    new WrappedBody(bridge).wrap(null, out, this::leave);
    return call(bridge);
  }

  private InsnList leave() {
    out = new InsnList();
    emit(UNWOVEN, "leave", "()V");
    return out;
  }

  /** After something may have gone into the first argument of a bridge. */
  private void holds() {
    out.add(new VarInsnNode(ALOAD, 0));
    emit(UNWOVEN, "holds", "(Ljava/lang/Object;)V");
  }

  /** A call of a comparator, which may be one of the JDK's. */
  MethodInsnNode compare(MethodInsnNode call) {
    var descriptor = received(call);
    return bridge(descriptor, () -> after(OBJECTS, "compared", call, descriptor));
  }

  /** A call by reflection, which may be to a method that has a hook, or runs unwoven. */
  MethodInsnNode reflect(MethodInsnNode call) {
    return guarded(received(call), () -> {}, () -> after(UNWOVEN, "reflect", call, received(call)));
  }

  /** A call after a hook that takes the same, and the place of the call. */
  private void after(String hooks, String hook, MethodInsnNode call, String descriptor) {
    loadAll(descriptor);
    emitPlace(call.owner, call.name);
    emit(hooks, hook, descriptor.substring(0, descriptor.indexOf(')')) + "I)V");
    loadAll(descriptor);
    out.add(call.clone(Map.of()));
  }

  /**
   * A call that is no part of {@code java.util.concurrent}, though it comes from there.
   *
   * @param hook says whether it is so for the object that is called
   */
  MethodInsnNode outward(MethodInsnNode call, String hook) {
    var descriptor = received(call);
    int saved = Type.getArgumentsAndReturnSizes(descriptor) >> 2;
    return bridge(
        descriptor,
        () -> {
          out.add(new VarInsnNode(ALOAD, 0));
          emit(CALLS, hook, "(Ljava/lang/Object;)J");
          out.add(new VarInsnNode(LSTORE, saved));
          loadAll(descriptor);
          out.add(call.clone(Map.of()));
          copied(call);
          out.add(new VarInsnNode(LLOAD, saved));
          emitPlace(call.owner, call.name);
          emit(CALLS, "back", "(JI)V");
        });
  }

  /** A call through an interface, which may go to an object that runs unwoven. */
  MethodInsnNode through(MethodInsnNode call) {
    var descriptor = received(call);
    return guarded(
        descriptor,
        () -> {},
        () -> {
          var used = objects(descriptor, call);
          use(used, call, "through");
          loadAll(descriptor);
          out.add(call.clone(Map.of()));
          if (used.size() > 1) {
            holds();
          }
          copied(call);
        });
  }

  /** After a call that may have made an array in what runs unwoven. */
  private void copied(MethodInsnNode call) {
    if (Unwoven.isCopy(call)) {
      var array = "[Ljava/lang/Object;";
      out.add(new VarInsnNode(ALOAD, 0));
      emit(MEMORY, "copied", "(" + array + "Ljava/lang/Object;)" + array);
    }
  }

  /** The descriptor of a static method that takes what a call takes, its receiver first. */
  private static String received(MethodInsnNode call) {
    boolean isStatic = call.getOpcode() == INVOKESTATIC;
    return isStatic ? call.desc : "(L" + call.owner + ";" + call.desc.substring(1);
  }

  /** Where the objects are that go into a call, its receiver first. */
  private static List<Integer> objects(String descriptor, MethodInsnNode call) {
    boolean isStatic = call.getOpcode() == INVOKESTATIC;
    var used = new ArrayList<Integer>();
    int slot = 0;
    for (var argument : Type.getArgumentTypes(descriptor)) {
      boolean receiver = slot == 0 && !isStatic;
      if (receiver || !(Unwoven.isPureArgument(argument) || Unwoven.isText(call))) {
        used.add(slot);
      }
      slot += argument.getSize();
    }
    return used;
  }

  /** The hook for the objects that go into a call which runs unwoven. */
  private void use(List<Integer> slots, MethodInsnNode call, String hook) {
    out.add(new IntInsnNode(BIPUSH, slots.size()));
    out.add(new TypeInsnNode(ANEWARRAY, OBJECT));
    for (int i = 0; i < slots.size(); i++) {
      emit(DUP);
      out.add(new IntInsnNode(BIPUSH, i));
      out.add(new VarInsnNode(ALOAD, slots.get(i)));
      emit(AASTORE);
    }
    emitPlace(call.owner, call.name);
    emit(UNWOVEN, hook, "([Ljava/lang/Object;I)V");
  }

  private void tear(MethodInsnNode call) {
    if ((call.owner.equals(Unwoven.BUILDER) || Unwoven.isTextLike(call.owner))
        && Unwoven.CHANGES.contains(call.name)) {
      out.add(new VarInsnNode(ALOAD, 0));
      emitPlace(call.owner, call.name);
      emit(UNWOVEN, "torn", "(Ljava/lang/Object;I)V");
    }
  }

  /** A call that only computes, from arrays and texts that threads may share. */
  MethodInsnNode reads(MethodInsnNode call) {
    var descriptor = received(call);
    return bridge(
        descriptor,
        () -> {
          read(descriptor, call);
          tear(call);
          load(descriptor, call);
        });
  }

  private void read(String descriptor, MethodInsnNode call) {
    int slot = 0;
    for (var argument : Type.getArgumentTypes(descriptor)) {
      boolean array = argument.getSort() == Type.ARRAY;
      if (array
          || (argument.getSort() == Type.OBJECT
              && Unwoven.isTextLike(argument.getInternalName()))) {
        out.add(new VarInsnNode(ALOAD, slot));
        emitPlace(call.owner, call.name);
        emit(array ? UNWOVEN : OBJECTS, array ? "array" : "text", "(Ljava/lang/Object;I)V");
      }
      slot += argument.getSize();
    }
  }

  /** A call that compares what it is given, each of which a hook takes the place of. */
  MethodInsnNode compared(MethodInsnNode call) {
    var descriptor = received(call);
    return bridge(
        descriptor,
        () -> {
          int slot = 0;
          for (var argument : Type.getArgumentTypes(descriptor)) {
            out.add(new VarInsnNode(ALOAD, slot++));
            emitPlace(call.owner, call.name);
            emit(OBJECTS, "compares", "(Ljava/lang/Object;I)Ljava/lang/Object;");
            if (!argument.getInternalName().equals(OBJECT)) {
              out.add(new TypeInsnNode(CHECKCAST, argument.getInternalName()));
            }
          }
          out.add(call.clone(Map.of()));
        });
  }

  /** A field that a class of the demo inherits from one that runs unwoven. */
  MethodInsnNode inherited(FieldInsnNode field) {
    boolean reads = field.getOpcode() == GETFIELD;
    var descriptor = "(L" + field.owner + (reads ? ";)" + field.desc : ";" + field.desc + ")V");
    return bridge(
        descriptor,
        () -> {
          out.add(new VarInsnNode(ALOAD, 0));
          emitPlace(field.owner, field.name);
          emit(UNWOVEN, "foreign", "(Ljava/lang/Object;I)V");
          if (!reads && Type.getType(field.desc).getSort() >= Type.ARRAY) {
            out.add(new VarInsnNode(ALOAD, 0));
            out.add(new VarInsnNode(ALOAD, 1));
            emit(MEMORY, "publishInto", "(Ljava/lang/Object;Ljava/lang/Object;)V");
          }
          loadAll(descriptor);
          out.add(field);
          if (!reads) {
            holds();
          }
        });
  }

  /** An object of a class that runs unwoven is made from such arrays and texts. */
  MethodInsnNode make(MethodInsnNode call) {
    var descriptor = call.desc.substring(0, call.desc.length() - 1) + "L" + call.owner + ";";
    return bridge(
        descriptor,
        () -> {
          read(descriptor, call);
          takes(descriptor, call);
          out.add(new TypeInsnNode(NEW, call.owner));
          emit(DUP);
          load(descriptor, call);
        });
  }

  /** What else it is made from, and may read at once. */
  private void takes(String descriptor, MethodInsnNode call) {
    int slot = 0;
    for (var argument : Type.getArgumentTypes(descriptor)) {
      if (argument.getSort() == Type.OBJECT
          && !Unwoven.isPureArgument(argument)
          && !Unwoven.isTextLike(argument.getInternalName())) {
        out.add(new VarInsnNode(ALOAD, slot));
        emitPlace(call.owner, call.name);
        emit(UNWOVEN, "foreign", "(Ljava/lang/Object;I)V");
      }
      slot += argument.getSize();
    }
  }

  /** The call itself; what runs unwoven takes a Random of its own kind. */
  private void load(String descriptor, MethodInsnNode call) {
    int slot = 0;
    for (var argument : Type.getArgumentTypes(descriptor)) {
      out.add(new VarInsnNode(argument.getOpcode(ILOAD), slot));
      if (argument.getDescriptor().equals(Unwoven.RANDOM)) {
        out.add(
            new MethodInsnNode(
                INVOKESTATIC,
                "java/util/Random",
                "from",
                "(Ljava/util/random/RandomGenerator;)Ljava/util/Random;",
                false));
      } else if (argument.getDescriptor().equals("Ljava/lang/Iterable;")) {
        emitPlace(call.owner, call.name);
        emit(OBJECTS, "texts", "(Ljava/lang/Iterable;I)Ljava/lang/Iterable;");
      }
      slot += argument.getSize();
    }
    out.add(
        new MethodInsnNode(
            call.getOpcode(),
            call.owner,
            call.name,
            call.desc.replace(Unwoven.RANDOM, "Ljava/util/Random;"),
            call.itf));
  }

  /** An access through a VarHandle or Unsafe: the references among its arguments are shared. */
  MethodInsnNode variable(MethodInsnNode call, String receiver) {
    var descriptor = receiver + call.desc.substring(1);
    boolean handle = receiver.contains("VarHandle");
    boolean reads = call.name.startsWith("get") && !call.name.startsWith("getAnd");
    boolean swaps = call.name.contains("ompareAndSet");
    var given = Type.getArgumentTypes(descriptor);
    var result = Type.getReturnType(descriptor);
    boolean exchanges = call.name.startsWith("getAndSet") && result.equals(given[given.length - 1]);
    return bridge(
        descriptor,
        () -> {
          boolean held = given.length > 1 && given[1].getSort() >= Type.ARRAY;
          if (handle) {
            out.add(new VarInsnNode(ALOAD, 0));
          }
          if (held) {
            out.add(new VarInsnNode(ALOAD, 1));
          } else {
            emit(ACONST_NULL);
          }
          emitPlace(call.owner, call.name);
          emit(reads ? ICONST_0 : ICONST_1);
          emit(
              MEMORY,
              "variable",
              handle
                  ? "(Ljava/lang/invoke/VarHandle;Ljava/lang/Object;IZ)V"
                  : "(Ljava/lang/Object;IZ)V");
          int slot = 0;
          for (int i = 0; i < given.length; i++) {
            if (i > 0 && given[i].getSort() >= Type.ARRAY && !reads) {
              if (i == 1 && handle) {
                out.add(new VarInsnNode(ALOAD, 0));
              } else if (held && i > 1) {
                out.add(new VarInsnNode(ALOAD, 1));
              } else {
                emit(ACONST_NULL);
              }
              if (i > 1 || handle) {
                out.add(new VarInsnNode(ALOAD, slot));
                emit(
                    MEMORY,
                    i == 1 ? "publishValue" : "publishInto",
                    "(Ljava/lang/Object;Ljava/lang/Object;)V");
              } else {
                emit(POP);
              }
            }
            slot += given[i].getSize();
          }
          if (!reads && !swaps && !exchanges) {
            emit("changed", "()V");
          }
          loadAll(descriptor);
          out.add(call.clone(Map.of()));
          if (swaps) {
            emit(MEMORY, "updated", "(Z)Z");
          } else if (exchanges) {
            emit(result.getSize() == 2 ? DUP2 : DUP);
            out.add(
                new VarInsnNode(
                    result.getOpcode(ILOAD),
                    Type.getArgumentsAndReturnSizes(descriptor) / 4 - 1 - result.getSize()));
            emit(MEMORY, "exchanged", "(" + kind(result.getDescriptor()).repeat(2) + ")V");
          }
        });
  }
}
