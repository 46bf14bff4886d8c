package threadworks.multiprocessing;

import org.jspecify.annotations.Nullable;
import threadworks.wording.Language;
import threadworks.wording.Sentence;

/**
 * A task failed: it threw, its worker process ended, or the pool did. The cause is what it threw,
 * with the stack of the worker; in Python that exception itself is raised again, the remote
 * traceback its cause.
 */
public final class TaskException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Sentence sentence;
  private final long pid;
  private final String remoteStack;

  TaskException(Sentence sentence, long pid, String remoteStack, @Nullable Throwable cause) {
    // Not the cause alone: its text may do anything.
    super(null, cause);
    this.sentence = sentence;
    this.pid = pid;
    this.remoteStack = remoteStack;
  }

  /** A task of this process threw {@code cause}. */
  static TaskException thrown(Throwable cause) {
    long pid = ProcessHandle.current().pid();
    return new TaskException(failed(pid, Failure.text(cause)), pid, Failure.stack(cause), cause);
  }

  /** A task in that process threw what is shown as {@code text}. */
  static Sentence failed(long pid, String text) {
    return Sentence.of("task.failed", pid, text);
  }

  /** The pool was closed before the call was done. */
  static TaskException closed() {
    return new TaskException(Sentence.of("task.closed"), ProcessHandle.current().pid(), "", null);
  }

  /** The worker ended while it ran a task. */
  static TaskException ended(long pid, Sentence how) {
    return new TaskException(how, pid, "", null);
  }

  /** The same, with the stack of the thread that asks for the result, which is the one to know. */
  TaskException here() {
    var here = new TaskException(sentence, pid, remoteStack, getCause());
    for (var suppressed : getSuppressed()) {
      here.addSuppressed(suppressed);
    }
    return here;
  }

  /** What happened, in English; put into words only when it is read. */
  @Override
  public String getMessage() {
    return Language.EN.wording().say(sentence);
  }

  /** What happened. */
  public Sentence sentence() {
    return sentence;
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
