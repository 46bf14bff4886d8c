package threadworks.weave.trace;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of calls that hand code to another thread, and what is recorded of that code. */
final class HandOvers {
  private static final String JUC = "java/util/concurrent/";
  private static final String ANY_ASYNC = "…Async";

  private static final List<Row> TABLE =
      List.of(
          new Row(Kind.TASK, JUC + "Executor", "execute"),
          new Row(Kind.TASK, JUC + "ExecutorService", "submit"),
          new Row(Kind.TASK, JUC + "ExecutorService", "invokeAll"),
          new Row(Kind.TASK, JUC + "ExecutorService", "invokeAny"),
          new Row(Kind.TASK, JUC + "ScheduledExecutorService", "schedule"),
          new Row(Kind.TASK, JUC + "ScheduledExecutorService", "scheduleAtFixedRate"),
          new Row(Kind.TASK, JUC + "ScheduledExecutorService", "scheduleWithFixedDelay"),
          new Row(Kind.TASK, JUC + "CompletionService", "submit"),
          new Row(Kind.TASK, JUC + "CompletionStage", ANY_ASYNC),
          new Row(Kind.TASK, JUC + "StructuredTaskScope", "fork"),
          new Row(Kind.THREAD, "java/lang/Thread", "<init>"),
          new Row(Kind.THREAD, "java/lang/Thread", "startVirtualThread"),
          new Row(Kind.THREAD, "java/lang/Thread$Builder", "start"),
          new Row(Kind.THREAD, "java/lang/Thread$Builder", "unstarted"),
          new Row(Kind.THREAD, JUC + "ThreadFactory", "newThread"));

  /** The types in which code is handed over, and the hook that records a task of that type. */
  private static final Map<String, String> TASK_HOOKS =
      Map.of(
          "java/lang/Runnable",
          "runnable",
          JUC + "Callable",
          "callable",
          "java/util/Collection",
          "collection",
          "java/util/function/Supplier",
          "supplier",
          "java/util/function/Function",
          "function",
          "java/util/function/BiFunction",
          "biFunction",
          "java/util/function/Consumer",
          "consumer",
          "java/util/function/BiConsumer",
          "biConsumer");

  private HandOvers() {}

  /** What the code becomes. */
  enum Kind {
    /** A task on a pool's thread. */
    TASK,
    /** The whole life of a new thread. */
    THREAD
  }

  private record Row(Kind kind, String owner, String name) {}

  /** What the code that is handed over in this call becomes; null when none is. */
  static @Nullable Kind kindOf(Hierarchy types, String owner, String name) {
    for (var row : TABLE) {
      boolean named = row.name.equals(ANY_ASYNC) ? name.endsWith("Async") : row.name.equals(name);
      if (named && types.isA(owner, row.owner)) {
        return row.kind;
      }
    }
    return null;
  }

  /** The hook of TaskHooks for a parameter of this type; null when it is not code. */
  static @Nullable String taskHook(String type) {
    return TASK_HOOKS.get(type);
  }
}
