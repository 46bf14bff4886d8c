package threadworks.weave.schedule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calls that woven code makes to a hook instead: by owner, name and descriptor. */
final class Replacements {
  private static final String THREADS = "threadworks/schedule/ThreadHooks";
  private static final String CLOCK = "threadworks/schedule/ClockHooks";
  private static final String IDENTITY = ScheduleWeaver.IDENTITY;
  private static final String JDK = ScheduleWeaver.JDK;
  private static final String PROPERTIES = ScheduleWeaver.PROPERTIES;
  private static final String MONITORS = "threadworks/schedule/MonitorHooks";

  /**
   * A hook.
   *
   * @param owner its class
   * @param name its name
   * @param descriptor its descriptor; the receiver of an instance method comes first
   * @param place whether it takes the place of the call as a last argument
   */
  record Hook(String owner, String name, String descriptor, boolean place) {}

  private static final Map<String, Hook> ALL = new HashMap<>();

  static {
    var thread = "Ljava/lang/Thread;";
    threads("currentThread()" + thread, "currentThread", false);
    threads("yield()V", "giveWay", true);
    threads("onSpinWait()V", "spinWait", false);
    threads("sleep(J)V", "sleep", true);
    threads("sleep(JI)V", "sleep", true);
    threads("sleep(Ljava/time/Duration;)V", "sleep", true);
    threads("interrupted()Z", "interrupted", false);
    put(
        "java/lang/Thread",
        "holdsLock(Ljava/lang/Object;)Z",
        MONITORS,
        "holds",
        "(Ljava/lang/Object;)Z");
    threads("ofVirtual()Lthreadworks/schedule/DemoThreadBuilder$OfVirtual;", "ofVirtual", false);
    threads("ofPlatform()Lthreadworks/schedule/DemoThreadBuilder$OfPlatform;", "ofPlatform", false);
    threads("startVirtualThread(Ljava/lang/Runnable;)" + thread, "startVirtualThread", false);
    threads(
        "setDefaultUncaughtExceptionHandler(Ljava/lang/Thread$UncaughtExceptionHandler;)V",
        "setDefaultHandler",
        true);
    threads(
        "getDefaultUncaughtExceptionHandler()Ljava/lang/Thread$UncaughtExceptionHandler;",
        "defaultHandler",
        true);
    thread("join()V", "join", true);
    thread("join(J)V", "join", true);
    thread("join(JI)V", "join", true);
    thread("join(Ljava/time/Duration;)Z", "join", true);
    thread("isAlive()Z", "isAlive", true);
    thread("threadId()J", "threadId", false);
    thread("getName()Ljava/lang/String;", "name", true);
    thread("setName(Ljava/lang/String;)V", "setName", true);
    thread("isVirtual()Z", "isVirtual", false);
    thread("isDaemon()Z", "isDaemon", false);
    thread("setDaemon(Z)V", "setDaemon", false);

    var group = "java/lang/ThreadGroup";
    var inGroup = "(L" + group + ";";
    hook(
        "java/lang/Thread",
        "getThreadGroup()L" + group + ";",
        ScheduleWeaver.GROUPS,
        "of",
        "(" + thread,
        "L" + group + ";");
    hook("java/lang/Thread", "activeCount()I", ScheduleWeaver.GROUPS, "activeCount", "(", "I");
    hook(
        "java/lang/Thread",
        "enumerate([" + thread + ")I",
        ScheduleWeaver.GROUPS,
        "enumerate",
        "([" + thread,
        "I");
    hook(group, "activeCount()I", ScheduleWeaver.GROUPS, "activeCount", inGroup, "I");
    hook(
        group,
        "enumerate([" + thread + ")I",
        ScheduleWeaver.GROUPS,
        "enumerate",
        inGroup + "[" + thread,
        "I");
    hook(
        group,
        "enumerate([" + thread + "Z)I",
        ScheduleWeaver.GROUPS,
        "enumerate",
        inGroup + "[" + thread + "Z",
        "I");
    hook(group, "interrupt()V", ScheduleWeaver.GROUPS, "interrupt", inGroup, "V");
    var handler = "Ljava/lang/Thread$UncaughtExceptionHandler;";
    var uncaught = "uncaughtException(" + thread + "Ljava/lang/Throwable;)V";
    var handled = "(" + handler + thread + "Ljava/lang/Throwable;)V";
    put(
        "java/lang/Thread$UncaughtExceptionHandler",
        uncaught,
        ScheduleWeaver.GROUPS,
        "uncaughtException",
        handled);
    put(group, uncaught, ScheduleWeaver.GROUPS, "uncaughtException", handled);

    var unit = "java/util/concurrent/TimeUnit";
    hook(unit, "sleep(J)V", THREADS, "sleep", "(Ljava/util/concurrent/TimeUnit;J", "V");
    hook(
        unit,
        "timedJoin(Ljava/lang/Thread;J)V",
        THREADS,
        "timedJoin",
        "(Ljava/util/concurrent/TimeUnit;Ljava/lang/Thread;J",
        "V");
    hook(
        unit,
        "timedWait(Ljava/lang/Object;J)V",
        THREADS,
        "timedWait",
        "(Ljava/util/concurrent/TimeUnit;Ljava/lang/Object;J",
        "V");

    var page = "Ljava/lang/String;";
    hook(
        "threadworks/lab/Site",
        "get(" + page + "D)" + page,
        THREADS,
        "page",
        "(" + page + "D",
        page);

    var object = "(Ljava/lang/Object;)";
    put("java/lang/System", "nanoTime()J", CLOCK, "nanoTime", "()J");
    put("java/lang/System", "currentTimeMillis()J", CLOCK, "currentTimeMillis", "()J");
    put(
        "java/lang/System",
        "identityHashCode" + object + "I",
        IDENTITY,
        "identityHash",
        object + "I");
    put(
        "java/util/Objects",
        "toIdentityString" + object + "Ljava/lang/String;",
        IDENTITY,
        "identityText",
        object + "Ljava/lang/String;");
    hook(
        "java/lang/System",
        "arraycopy(Ljava/lang/Object;ILjava/lang/Object;II)V",
        ScheduleWeaver.MEMORY,
        "arraycopy",
        "(Ljava/lang/Object;ILjava/lang/Object;II",
        "V");
    var text = "Ljava/lang/String;";
    var all = "Ljava/util/Properties;";
    put("java/lang/System", "getProperties()" + all, PROPERTIES, "getAll", "()" + all);
    hook("java/lang/System", "setProperties(" + all + ")V", PROPERTIES, "setAll", "(" + all, "V");
    property("getProperty", "get", text);
    property("getProperty", "get", text + text);
    property("setProperty", "set", text + text);
    property("clearProperty", "clear", text);
    put("java/lang/Math", "random()D", CLOCK, "random", "()D");
    put(
        "java/util/UUID",
        "randomUUID()Ljava/util/UUID;",
        CLOCK,
        "randomUuid",
        "()Ljava/util/UUID;");
    var clock = "()Ljava/time/Clock;";
    put("java/time/Clock", "systemUTC" + clock, CLOCK, "clock", clock);
    put("java/time/Clock", "systemDefaultZone" + clock, CLOCK, "clock", clock);
    var clockIn = "(Ljava/time/ZoneId;)Ljava/time/Clock;";
    put("java/time/Clock", "system" + clockIn, CLOCK, "clock", clockIn);
    put("java/time/InstantSource", "system()Ljava/time/InstantSource;", CLOCK, "clock", clock);
    var calendar = "()Ljava/util/Calendar;";
    put("java/util/Calendar", "getInstance" + calendar, CLOCK, "calendar", calendar);
    put("jdk/internal/util/random/RandomSupport", "initialSeed()J", CLOCK, "seed", "()J");
    var generator = "Ljava/util/random/RandomGenerator;";
    var generators = "java/util/random/RandomGenerator";
    put(generators, "getDefault()" + generator, CLOCK, "generator", "()" + generator);
    var named = "(Ljava/lang/String;)" + generator;
    put(generators, "of" + named, CLOCK, "generator", named);
    var name = "(Ljava/lang/Class;)Ljava/lang/String;";
    put("java/lang/Class", "getName()Ljava/lang/String;", IDENTITY, "name", name);
    put("java/lang/Class", "getTypeName()Ljava/lang/String;", IDENTITY, "name", name);
    put("java/lang/Class", "getSimpleName()Ljava/lang/String;", IDENTITY, "simpleName", name);
    put(
        "java/lang/Enum",
        "valueOf(Ljava/lang/Class;Ljava/lang/String;)Ljava/lang/Enum;",
        JDK,
        "valueOf",
        "(Ljava/lang/Class;Ljava/lang/String;)Ljava/lang/Enum;");
    put(
        "java/lang/Class",
        "getEnumConstants()[Ljava/lang/Object;",
        JDK,
        "constants",
        "(Ljava/lang/Class;)[Ljava/lang/Object;");
    var lookup = "java/lang/invoke/MethodHandles$Lookup";
    for (var found : List.of("VarHandle", "Getter", "Setter")) {
      var result =
          found.equals("VarHandle")
              ? "Ljava/lang/invoke/VarHandle;"
              : "Ljava/lang/invoke/MethodHandle;";
      var call = "findStatic" + found;
      var arguments = "Ljava/lang/Class;Ljava/lang/String;Ljava/lang/Class;)" + result;
      put(lookup, call + "(" + arguments, JDK, call, "(L" + lookup + ";" + arguments);
    }
    put("java/lang/Runtime", "availableProcessors()I", JDK, "processors", object + "I");
    put("java/lang/ProcessHandle", "pid()J", JDK, "pid", object + "J");

    // Streams of an array read it through a class that is woven.
    stream("IntStream", "I");
    stream("LongStream", "J");
    stream("DoubleStream", "D");
    stream("Stream", "Ljava/lang/Object;");

    // What java.util.concurrent uses of the JDK's inside.
    put(
        "woven/jdk/internal/util/ArraysSupport",
        "vectorizedMismatch(Ljava/lang/Object;JLjava/lang/Object;JII)I",
        JDK,
        "mismatch",
        "(Ljava/lang/Object;JLjava/lang/Object;JII)I");
    var container = "jdk/internal/vm/SharedThreadContainer";
    put(
        container,
        "start(Ljava/lang/Thread;)V",
        JDK,
        "start",
        "(Ljava/lang/Object;Ljava/lang/Thread;)V");
    put(container, "close()V", JDK, "ignore", object + "V");
    put(
        container,
        "create(Ljava/lang/String;)Ljdk/internal/vm/SharedThreadContainer;",
        JDK,
        "noContainer",
        object + "Ljava/lang/Object;");
    var containers = "jdk/internal/vm/ThreadContainers";
    put(
        containers,
        "registerContainer(Ljdk/internal/vm/ThreadContainer;)Ljava/lang/Object;",
        JDK,
        "noContainer",
        object + "Ljava/lang/Object;");
    put(containers, "deregisterContainer(Ljava/lang/Object;)V", JDK, "ignore", object + "V");
    put(
        "jdk/internal/reflect/Reflection",
        "getCallerClass()Ljava/lang/Class;",
        JDK,
        "callerClass",
        "()Ljava/lang/Class;");
    var checks = "sun/reflect/misc/ReflectUtil";
    var classes = "(Ljava/lang/Class;Ljava/lang/Class;Ljava/lang/Object;I)V";
    put(checks, "ensureMemberAccess" + classes, JDK, "mayAccess", classes);
    put(checks, "checkPackageAccess(Ljava/lang/Class;)V", JDK, "ignore", object + "V");
    var access = "jdk/internal/access/JavaLangAccess";
    put(
        access,
        "getEnumConstantsShared(Ljava/lang/Class;)[Ljava/lang/Enum;",
        JDK,
        "sharedConstants",
        "(Ljava/lang/Object;Ljava/lang/Class;)[Ljava/lang/Enum;");
    var texts = "Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;[Ljava/lang/String;I";
    hook(
        access,
        "join(" + texts + ")Ljava/lang/String;",
        JDK,
        "join",
        "(Ljava/lang/Object;" + texts,
        "Ljava/lang/String;");
    put(
        access,
        "start(Ljava/lang/Thread;Ljdk/internal/vm/ThreadContainer;)V",
        JDK,
        "startIn",
        "(Ljava/lang/Object;Ljava/lang/Thread;Ljava/lang/Object;)V");
    put(
        access,
        "currentCarrierThread()Ljava/lang/Thread;",
        JDK,
        "carrier",
        object + "Ljava/lang/Thread;");
    var unsafe = "jdk/internal/misc/Unsafe";
    put(unsafe, "park(ZJ)V", JDK, "unsafePark", "(Ljava/lang/Object;ZJ)V");
    put(
        unsafe,
        "unpark(Ljava/lang/Object;)V",
        JDK,
        "unsafeUnpark",
        "(Ljava/lang/Object;Ljava/lang/Object;)V");
    put(
        "java/lang/ref/Cleaner",
        "register(Ljava/lang/Object;Ljava/lang/Runnable;)Ljava/lang/ref/Cleaner$Cleanable;",
        JDK,
        "register",
        "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Runnable;)Ljava/lang/ref/Cleaner$Cleanable;");
    put(
        "jdk/internal/ref/CleanerFactory",
        "cleaner()Ljava/lang/ref/Cleaner;",
        JDK,
        "cleaner",
        "()Ljava/lang/ref/Cleaner;");

    var objects = "java/lang/Object";
    hook(objects, "wait()V", MONITORS, "await", "(Ljava/lang/Object;", "V");
    hook(objects, "wait(J)V", MONITORS, "await", "(Ljava/lang/Object;J", "V");
    hook(objects, "wait(JI)V", MONITORS, "await", "(Ljava/lang/Object;JI", "V");
    hook(objects, "notify()V", MONITORS, "wake", "(Ljava/lang/Object;", "V");
    hook(objects, "notifyAll()V", MONITORS, "wakeAll", "(Ljava/lang/Object;", "V");
  }

  private final Shapes shapes;

  Replacements(Shapes shapes) {
    this.shapes = shapes;
  }

  private static void threads(String call, String hook, boolean place) {
    var descriptor = call.substring(call.indexOf('('));
    put("java/lang/Thread", call, new Hook(THREADS, hook, withPlace(descriptor, place), place));
  }

  private static void thread(String call, String hook, boolean place) {
    var descriptor = "(Ljava/lang/Thread;" + call.substring(call.indexOf('(') + 1);
    put("java/lang/Thread", call, new Hook(THREADS, hook, withPlace(descriptor, place), place));
  }

  private static String withPlace(String descriptor, boolean place) {
    return place ? descriptor.replace(")", "I)") : descriptor;
  }

  private static void stream(String type, String element) {
    var descriptor = "([" + element + ")Ljava/util/stream/" + type + ";";
    put(
        "java/util/stream/" + type,
        "of" + descriptor,
        "woven/java/util/Arrays",
        "stream",
        descriptor);
  }

  private static void property(String call, String hook, String arguments) {
    var result = "Ljava/lang/String;";
    hook(
        "java/lang/System",
        call + "(" + arguments + ")" + result,
        PROPERTIES,
        hook,
        "(" + arguments,
        result);
  }

  private static void hook(
      String owner, String call, String hookOwner, String name, String arguments, String result) {
    put(owner, call, new Hook(hookOwner, name, arguments + "I)" + result, true));
  }

  private static void put(
      String owner, String call, String hookOwner, String name, String descriptor) {
    put(owner, call, new Hook(hookOwner, name, descriptor, false));
  }

  private static void put(String owner, String call, Hook hook) {
    ALL.put(owner + "." + call, hook);
  }

  /** The hook for a call, or null where the call stays. */
  @Nullable Hook of(String owner, String name, String descriptor) {
    var call = name + descriptor;
    var hook = ALL.get(owner + "." + call);
    if (hook != null) {
      return hook;
    }
    var object = ALL.get("java/lang/Object." + call);
    if (object != null) {
      return object;
    }
    var thread = ALL.get("java/lang/Thread." + call);
    if (thread != null && isThread(owner)) {
      return thread;
    }
    var group = ALL.get("java/lang/ThreadGroup." + call);
    return group != null && isGroup(owner) ? group : null;
  }

  private boolean isGroup(String owner) {
    return shapes.isA(ScheduleNames.original(owner), "java/lang/ThreadGroup");
  }

  private boolean isThread(String owner) {
    return owner.equals("threadworks/schedule/DemoThread")
        || shapes.isA(ScheduleNames.original(owner), "java/lang/Thread");
  }
}
