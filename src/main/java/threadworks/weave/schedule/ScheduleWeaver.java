package threadworks.weave.schedule;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Rewrites one class for the controlled scheduler: it gets a head, its methods the hooks, and a
 * class of the demo an initialiser that can run once for each schedule.
 */
final class ScheduleWeaver {
  static final String HOOKS = "threadworks/schedule/Hooks";
  static final String MEMORY = "threadworks/schedule/MemoryHooks";
  static final String CLOCK = "threadworks/schedule/ClockHooks";
  static final String JDK = "threadworks/schedule/JdkHooks";
  static final String CALLS = "threadworks/schedule/CallHooks";
  static final String IDENTITY = "threadworks/schedule/IdentityHooks";
  static final String OBJECTS = "threadworks/schedule/ObjectHooks";
  static final String UNWOVEN = "threadworks/schedule/UnwovenHooks";
  static final String GROUPS = "threadworks/schedule/GroupHooks";
  static final String PROPERTIES = "threadworks/schedule/PropertyHooks";
  static final String LOOPS = "threadworks/schedule/LoopHooks";
  static final String MONITORS = "threadworks/schedule/MonitorHooks";
  static final String STRAND = "Lthreadworks/schedule/Strand;";
  static final String HEAD = "threadworks$head";
  static final String HEAD_TYPE = "Lthreadworks/schedule/Head;";
  static final String THREAD = "threadworks/schedule/DemoThread";
  static final String INITIALISE = "threadworks$init";
  private static final String POOLS = "threadworks/multiprocessing/";
  private static final String EPOCH = "threadworks$epoch";
  private static final String INITIALISER = "threadworks$clinit";
  private static final String SIMPLE_INITIALISER = "threadworks$simple";

  /** What the class's name ends with that holds an interface's fields, which have to be final. */
  static final String HOLDER = "$threadworks";

  /** Classes of the JDK and pools whose statics change as a program runs: each schedule anew. */
  private static final Set<String> RESET =
      Set.of(
          POOLS + "Call",
          POOLS + "Pool",
          POOLS + "StreamCall",
          POOLS + "ThreadPool",
          "java/util/Collections",
          "java/util/Random",
          "java/util/SplittableRandom",
          "java/util/concurrent/ThreadLocalRandom",
          "java/util/concurrent/ForkJoinPool",
          "java/util/concurrent/CompletableFuture",
          "java/util/concurrent/Executors$DefaultThreadFactory",
          "java/util/concurrent/Executors",
          "java/util/Timer");

  private final Shapes shapes;
  final ScheduleNames names = ScheduleNames.ALL;
  final Replacements replacements;
  final LateFinals lateFinals = new LateFinals(this);

  ScheduleWeaver(Shapes shapes) {
    this.shapes = shapes;
    replacements = new Replacements(shapes);
  }

  /** Whether the class with this name, as the program has it when woven, comes from here. */
  boolean weaves(String name) {
    return isTwin(name) || isDemo(name);
  }

  /** Whether it is a class of the JDK or of the lab, of which programs get a woven twin. */
  static boolean isTwin(String name) {
    return name.startsWith(ScheduleNames.PREFIX) || isPools(name);
  }

  /** Whether it belongs to the lab's pools; those of threads are ordinary Java, woven as it is. */
  static boolean isPools(String name) {
    return name.startsWith(POOLS);
  }

  /** Whether it belongs to the program itself, and not to the JDK or to the lab. */
  static boolean isDemo(String name) {
    for (var start : List.of("java/", "javax/", "jdk/", "sun/", "com/sun/", "woven/")) {
      if (name.startsWith(start)) {
        return false;
      }
    }
    return !name.startsWith("threadworks/") || name.startsWith("threadworks/host/warmup/Steps");
  }

  Shapes shapes() {
    return shapes;
  }

  @Nullable Shape shape(String name) {
    return shapes.of(ScheduleNames.original(name));
  }

  byte[] weave(byte[] classFile) {
    var node = new ClassNode();
    new ClassReader(classFile).accept(new ClassRemapper(node, names), ClassReader.EXPAND_FRAMES);
    // Without the mark of preview features, the JVM takes the class as it is.
    node.version &= 0xFFFF;
    boolean demo = isDemo(node.name);
    boolean plain = (node.access & (ACC_INTERFACE | ACC_ENUM)) == 0;
    if ("java/lang/Thread".equals(node.superName)) {
      node.superName = THREAD;
    }
    if (isRoot(node)) {
      addHead(node, plain);
    }
    // A finaliser would run on a thread of the JVM's, outside any schedule.
    node.methods.removeIf(m -> m.name.equals("finalize") && m.desc.equals("()V"));
    if (demo && (node.access & ACC_INTERFACE) == 0) {
      new Forwarders(this, node).add();
    }
    var methods = new ArrayList<>(node.methods);
    boolean fresh = startsAnew(node.name);
    boolean simple = SimpleInitialiser.is(node, this);
    var weaving = new ScheduleMethods(this, node, demo);
    for (var method : methods) {
      weaving.weave(method);
    }
    if (demo && (node.access & ACC_ENUM) != 0) {
      EnumConstants.remake(node);
    }
    if (fresh) {
      addInitialiser(node, simple ? SIMPLE_INITIALISER : INITIALISER);
    }
    var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    node.accept(writer);
    return writer.toByteArray();
  }

  /** The first class in its line of ancestors that is woven; the head is there. */
  private boolean isRoot(ClassNode node) {
    return (node.access & ACC_INTERFACE) == 0
        && !THREAD.equals(node.superName)
        && !weaves(node.superName);
  }

  private void addHead(ClassNode node, boolean plain) {
    node.visitField(ACC_PUBLIC | ACC_TRANSIENT | ACC_SYNTHETIC, HEAD, HEAD_TYPE, null, null);
    node.interfaces.add("threadworks/schedule/Headed");
    var get = node.visitMethod(ACC_PUBLIC | ACC_SYNTHETIC, HEAD, "()" + HEAD_TYPE, null, null);
    get.visitVarInsn(ALOAD, 0);
    get.visitFieldInsn(GETFIELD, node.name, HEAD, HEAD_TYPE);
    get.visitInsn(ARETURN);
    var set =
        node.visitMethod(ACC_PUBLIC | ACC_SYNTHETIC, HEAD, "(" + HEAD_TYPE + ")V", null, null);
    set.visitVarInsn(ALOAD, 0);
    set.visitVarInsn(ALOAD, 1);
    set.visitFieldInsn(PUTFIELD, node.name, HEAD, HEAD_TYPE);
    set.visitInsn(RETURN);
    for (var method : node.methods) {
      if (method.name.equals("<init>")) {
        var own = new MethodNode();
        own.visitVarInsn(ALOAD, 0);
        own.visitFieldInsn(GETSTATIC, HOOKS, "current", STRAND);
        own.visitFieldInsn(PUTFIELD, node.name, HEAD, HEAD_TYPE);
        method.instructions.insert(own.instructions);
      }
    }
    boolean hashes =
        node.methods.stream().anyMatch(m -> m.name.equals("hashCode") && m.desc.equals("()I"));
    if (plain && "java/lang/Object".equals(node.superName) && !hashes) {
      var hash = node.visitMethod(ACC_PUBLIC, "hashCode", "()I", null, null);
      hash.visitVarInsn(ALOAD, 0);
      hash.visitMethodInsn(INVOKESTATIC, IDENTITY, "identityHash", "(Ljava/lang/Object;)I", false);
      hash.visitInsn(IRETURN);
    }
  }

  /** Whether the class has state of its own that each schedule begins afresh. */
  boolean startsAnew(String name) {
    if (!isDemo(name)) {
      return RESET.contains(ScheduleNames.original(name)) && weaves(name);
    }
    var shape = shape(name);
    if (shape == null
        || shape.fields().keySet().stream().anyMatch(field -> field.startsWith("$SwitchMap$"))) {
      return false;
    }
    return shape.hasInitialiser()
        || shape.fields().values().stream().anyMatch(ScheduleWeaver::isState)
        || (!shape.isInterface() && hasFreshDefaults(shape));
  }

  private static boolean isState(Shape.Field field) {
    return field.has(ACC_STATIC) && !field.constant();
  }

  /** Whether an interface is initialised with the class. */
  private boolean hasFreshDefaults(Shape shape) {
    for (var parent : shape.interfaces()) {
      var above = isDemo(parent) ? shape(parent) : null;
      if (above != null
          && ((above.hasDefaults() && startsAnew(parent)) || hasFreshDefaults(above))) {
        return true;
      }
    }
    return false;
  }

  /** The class that holds a static field: that of an interface is in a class of its own. */
  String holder(String owner, Shape.Field field) {
    var shape = isDemo(owner) && isState(field) ? shape(owner) : null;
    return shape != null && shape.isInterface() ? owner + HOLDER : owner;
  }

  /** The class file of such a class. */
  byte[] holder(String name) {
    var writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, ACC_PUBLIC | ACC_SYNTHETIC, name, null, "java/lang/Object", null);
    writer.visitField(ACC_PUBLIC | ACC_STATIC, EPOCH, "I", null, null);
    var shape = shape(name.substring(0, name.length() - HOLDER.length()));
    if (shape != null) {
      shape.fields().entrySet().stream()
          .filter(field -> isState(field.getValue()))
          .forEach(
              field ->
                  writer.visitField(
                      ACC_PUBLIC | ACC_STATIC,
                      field.getKey(),
                      names.mapDesc(field.getValue().descriptor()),
                      null,
                      null));
    }
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** The class itself or its nearest ancestor that starts anew with each schedule, or null. */
  @Nullable String freshAncestor(String name) {
    for (String type = name; type != null && weaves(type); ) {
      if (startsAnew(type)) {
        return type;
      }
      var shape = shape(type);
      type = shape == null || shape.parent() == null ? null : names.map(shape.parent());
    }
    return null;
  }

  /** The call that comes before the first use of a class, or null where it needs none. */
  @Nullable MethodInsnNode initialise(String name) {
    var fresh = freshAncestor(name);
    var shape = fresh == null ? null : shape(fresh);
    return shape == null
        ? null
        : new MethodInsnNode(INVOKESTATIC, fresh, INITIALISE, "()V", shape.isInterface());
  }

  /** That call where it stands in some class, which need not ask for itself. */
  @Nullable MethodInsnNode initialise(String name, String within) {
    var initialise = initialise(name);
    return initialise == null || initialise.owner.equals(within) ? null : initialise;
  }

  private void addInitialiser(ClassNode node, String name) {
    boolean isInterface = (node.access & ACC_INTERFACE) != 0;
    var holder = isInterface ? node.name + HOLDER : node.name;
    MethodNode body = null;
    for (var method : node.methods) {
      if (method.name.equals("<clinit>")) {
        body = method;
      }
    }
    if (body == null) {
      body = new MethodNode(ACC_STATIC, "<clinit>", "()V", null, null);
      body.visitInsn(RETURN);
      node.methods.add(body);
    }
    body.name = name;
    body.access = ACC_PUBLIC | ACC_STATIC | ACC_SYNTHETIC;
    var clear = new MethodNode();
    for (var field : node.fields) {
      if ((field.access & ACC_STATIC) != 0
          && !(field.value != null && (field.access & ACC_FINAL) != 0)) {
        field.access &= ~ACC_FINAL;
        clear.instructions.add(zero(Type.getType(field.desc)));
        clear.visitFieldInsn(PUTSTATIC, holder, field.name, field.desc);
      }
    }
    body.instructions.insert(clear.instructions);
    if (isInterface) {
      node.fields.removeIf(field -> field.value == null);
    } else {
      node.visitField(ACC_PUBLIC | ACC_STATIC | ACC_SYNTHETIC, EPOCH, "I", null, null);
    }
    var init =
        node.visitMethod(ACC_PUBLIC | ACC_STATIC | ACC_SYNTHETIC, INITIALISE, "()V", null, null);
    var done = new Label();
    init.visitFieldInsn(GETSTATIC, holder, EPOCH, "I");
    init.visitFieldInsn(GETSTATIC, HOOKS, "epoch", "I");
    init.visitJumpInsn(IF_ICMPEQ, done);
    init.visitLdcInsn(Type.getObjectType(node.name));
    init.visitMethodInsn(INVOKESTATIC, HOOKS, "initialise", "(Ljava/lang/Class;)Z", false);
    init.visitJumpInsn(IFEQ, done);
    init.visitFieldInsn(GETSTATIC, HOOKS, "epoch", "I");
    init.visitFieldInsn(PUTSTATIC, holder, EPOCH, "I");
    init.visitLabel(done);
    init.visitFrame(Opcodes.F_NEW, 0, null, 0, null);
    init.visitInsn(RETURN);
  }

  /** Pushes what a variable holds before it was written. */
  static InsnNode zero(Type type) {
    return new InsnNode(
        switch (type.getSort()) {
          case Type.LONG -> LCONST_0;
          case Type.FLOAT -> FCONST_0;
          case Type.DOUBLE -> DCONST_0;
          case Type.OBJECT, Type.ARRAY -> ACONST_NULL;
          default -> ICONST_0;
        });
  }
}
