package threadworks.weave.schedule;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.MethodInsnNode;

/** What a demo may not do under the controlled scheduler, and why. */
final class Refusals {
  private static final String FILES = "the result would depend on files";
  private static final String NETWORK = "the result would depend on a network";
  private static final String PROCESS = "other processes run on their own, outside any schedule";
  private static final String CHANCE = "chance must be the same in each run of a schedule";
  static final String PARALLEL =
      "parallel streams run on threads that are not modelled; use an executor instead";
  private static final String WINDOW = "a window has threads of its own";

  private static final Map<String, String> OWNERS = new LinkedHashMap<>();

  static {
    for (var owner :
        new String[] {
          "java/io/File",
          "java/io/RandomAccessFile",
          "java/nio/file/",
          "java/nio/channels/File",
          "java/util/zip/ZipFile",
          "java/util/jar/"
        }) {
      OWNERS.put(owner, FILES);
    }
    for (var owner :
        new String[] {
          "java/net/",
          "javax/net/",
          "java/nio/channels/",
          "com/sun/net/",
          "jdk/httpserver",
          "threadworks/lab/Site"
        }) {
      OWNERS.put(owner, NETWORK);
    }
    OWNERS.put("java/lang/Process", PROCESS);
    for (var name :
        new String[] {
          "Process", "Shared", "Worker", "Janitor", "Pickle", "NotSendable", "bench/"
        }) {
      OWNERS.put("threadworks/multiprocessing/" + name, PROCESS);
    }
    OWNERS.put("java/awt/", WINDOW);
    OWNERS.put("javax/swing/", WINDOW);
    OWNERS.put("javafx/", WINDOW);
    OWNERS.put("java/sql/", "the result would depend on a database");
    OWNERS.put("java/security/SecureRandom", CHANCE);
    OWNERS.put("java/util/random/RandomGeneratorFactory", CHANCE);
    OWNERS.put("java/io/Piped", "it lets threads wait in a way that is not modelled");
    OWNERS.put("sun/misc/Unsafe", "it reads and writes behind the scheduler's back");
    OWNERS.put("java/lang/foreign/", "it reads and writes behind the scheduler's back");
    OWNERS.put("java/util/concurrent/SubmissionPublisher", "it is not modelled");
  }

  /** What stands in those packages and only computes. */
  private static final Set<String> HARMLESS =
      Set.of("java/net/URI", "java/net/URLEncoder", "java/net/URLDecoder");

  private static final Set<String> FILE_NAMES =
      Set.of("java/io/PrintWriter", "java/io/PrintStream", "java/util/Formatter");

  private Refusals() {}

  /** Whether the last argument of a call says that a stream is to be parallel. */
  static boolean mayBeParallel(MethodInsnNode call) {
    return call.owner.equals("java/util/stream/StreamSupport") && call.desc.contains("Z)");
  }

  /** Whether the method to be called is only known when it is. */
  static boolean isReflection(MethodInsnNode call) {
    return call.owner.equals("java/lang/reflect/Method") && call.name.equals("invoke");
  }

  /** Why a call cannot be modelled, or null where it can. */
  static @Nullable String reason(String owner, String name, String descriptor) {
    if (HARMLESS.contains(owner)) {
      return null;
    }
    if (FILE_NAMES.contains(owner)
        && name.equals("<init>")
        && descriptor.startsWith("(Ljava/lang/String;")) {
      return FILES;
    }
    if ((owner.equals("java/lang/IO") && name.startsWith("read"))
        || (owner.equals("java/lang/System") && name.equals("console"))) {
      return "what would be typed is no part of a schedule";
    }
    if (owner.equals("java/lang/ref/ReferenceQueue") && name.equals("remove")) {
      return "when memory is collected is no part of a schedule";
    }
    for (var refused : OWNERS.entrySet()) {
      if (ScheduleNames.original(owner).startsWith(refused.getKey())) {
        return refused.getValue();
      }
    }
    if (name.equals("parallelStream")
        || (owner.startsWith("java/util/stream/") && name.equals("parallel"))
        || (owner.equals("java/util/stream/Gatherers") && name.equals("mapConcurrent"))
        || (owner.equals("woven/java/util/Arrays") && name.startsWith("parallel"))) {
      return PARALLEL;
    }
    if ((owner.equals("java/lang/System") && name.equals("exit"))
        || (owner.equals("java/lang/Runtime")
            && (name.equals("exit") || name.equals("halt") || name.equals("exec")))) {
      return name.equals("exec") ? PROCESS : "it would end the whole JVM";
    }
    if (owner.equals("java/lang/Runtime") && name.equals("addShutdownHook")) {
      return "a schedule has no shutdown";
    }
    if (owner.equals("java/lang/Thread")
        && (name.equals("stop")
            || name.equals("suspend")
            || name.equals("resume")
            || name.equals("getAllStackTraces"))) {
      return "it is not modelled";
    }
    if (owner.equals("java/lang/ThreadGroup")
        && (name.equals("list")
            || name.equals("activeGroupCount")
            || descriptor.startsWith("([Ljava/lang/ThreadGroup;"))) {
      return "groups within groups are not modelled";
    }
    if (owner.equals("java/lang/System") && name.equals("loadLibrary")) {
      return "native code cannot be stopped";
    }
    return null;
  }
}
