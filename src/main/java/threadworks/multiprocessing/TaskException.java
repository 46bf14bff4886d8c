package threadworks.multiprocessing;

import org.jspecify.annotations.Nullable;

/**
 * A task failed: it threw, its worker process ended, or the pool did. The cause is what it threw,
 * with the stack of the worker; in Python that exception itself is raised again, the remote
 * traceback its cause.
 */
public final class TaskException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final long pid;
  private final String remoteStack;

  TaskException(String message, long pid, String remoteStack, @Nullable Throwable cause) {
    super(message, cause);
    this.pid = pid;
    this.remoteStack = remoteStack;
  }

  /** A task of this process threw {@code cause}. */
  static TaskException thrown(Throwable cause) {
    long pid = ProcessHandle.current().pid();
    return new TaskException(
        "a task failed in process " + pid + ": " + Failure.text(cause),
        pid,
        Failure.stack(cause),
        cause);
  }

  /** The pool was closed before the call was done. */
  static TaskException closed() {
    return new TaskException(
        "the pool was closed before the call was done", ProcessHandle.current().pid(), "", null);
  }

  /** The worker ended while it ran a task. */
  static TaskException ended(long pid, String how) {
    return new TaskException("worker process " + pid + " " + how, pid, "", null);
  }

  /** The same, with the stack of the thread that asks for the result, which is the one to know. */
  TaskException here() {
    var here = new TaskException(String.valueOf(getMessage()), pid, remoteStack, getCause());
    for (var suppressed : getSuppressed()) {
      here.addSuppressed(suppressed);
    }
    return here;
  }

  /** The process that the task ran in; this process for a thread pool. */
  public long pid() {
    return pid;
  }

  /** The stack trace as the worker would have printed it; empty when the worker or pool ended. */
  public String remoteStack() {
    return remoteStack;
  }
}
