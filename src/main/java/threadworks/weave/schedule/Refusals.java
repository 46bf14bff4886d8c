package threadworks.weave.schedule;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.MethodInsnNode;

/** What a demo may not do under the controlled scheduler, and why. */
final class Refusals {
  private static final String FILES = "refused.files";
  private static final String NETWORK = "refused.network";
  private static final String PROCESS = "refused.processes";
  private static final String CHANCE = "refused.chance";
  static final String PARALLEL = "refused.parallel";
  private static final String WINDOW = "refused.window";

  /** Its pages come by an alarm; who opens one needs a network. */
  private static final String SITE = "threadworks/lab/Site";

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
          "java/net/", "javax/net/", "java/nio/channels/", "com/sun/net/", "jdk/httpserver", SITE
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
    OWNERS.put("java/sql/", "refused.database");
    OWNERS.put("java/security/SecureRandom", CHANCE);
    OWNERS.put("java/util/random/RandomGeneratorFactory", CHANCE);
    OWNERS.put("java/io/Piped", "refused.waits");
    OWNERS.put("sun/misc/Unsafe", "refused.memory");
    OWNERS.put("java/lang/foreign/", "refused.memory");
    OWNERS.put("java/util/concurrent/SubmissionPublisher", "refused.unknown");
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

  /** Why a call cannot be modelled, as the key of a sentence; null where it can. */
  static @Nullable String reason(String owner, String name, String descriptor) {
    boolean isPage = owner.equals(SITE) && name.equals("get");
    if (isPage || HARMLESS.contains(owner)) {
      return null;
    }
    if (FILE_NAMES.contains(owner)
        && name.equals("<init>")
        && descriptor.startsWith("(Ljava/lang/String;")) {
      return FILES;
    }
    if ((owner.equals("java/lang/IO") && name.startsWith("read"))
        || (owner.equals("java/lang/System") && name.equals("console"))) {
      return "refused.typed";
    }
    if (owner.equals("java/lang/ref/ReferenceQueue") && name.equals("remove")) {
      return "refused.collected";
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
      return name.equals("exec") ? PROCESS : "refused.exit";
    }
    if (owner.equals("java/lang/Runtime") && name.equals("addShutdownHook")) {
      return "refused.shutdown";
    }
    if (owner.equals("java/lang/Thread")
        && (name.equals("stop")
            || name.equals("suspend")
            || name.equals("resume")
            || name.equals("getAllStackTraces"))) {
      return "refused.unknown";
    }
    if (owner.equals("java/lang/ThreadGroup")
        && (name.equals("list")
            || name.equals("activeGroupCount")
            || descriptor.startsWith("([Ljava/lang/ThreadGroup;"))) {
      return "refused.groups";
    }
    if (owner.equals("java/lang/System") && name.equals("loadLibrary")) {
      return "refused.native";
    }
    return null;
  }
}
