package threadworks.multiprocessing;

import java.io.IOException;
import java.io.ObjectStreamException;
import java.io.Serial;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A named piece of memory that any process of this user can map: Python's {@code
 * multiprocessing.shared_memory.SharedMemory}. What one process writes the others see, at the speed
 * of memory, and without any order but what they agree on: coordination is theirs.
 *
 * <p>It lives until {@link #unlink}, whether or not anyone maps it. {@link #close} only ends this
 * process's use of it. Sent to another process, as an argument or in one, it arrives there attached
 * to the same memory. Memory that got its name from {@link #create(long)} and was not unlinked when
 * its process ended is removed by the next process that makes some; {@link SharedMemoryManager}
 * does it at once.
 *
 * <p>No other user can map it. Safe for use by several threads.
 */
public final class SharedMemory implements AutoCloseable, Serializable {
  private static final long serialVersionUID = 1;

  private final String name;
  private final transient Path file;
  private final transient Arena arena;
  private final transient MemorySegment buf;

  private SharedMemory(String name, Path file, Arena arena, MemorySegment buf) {
    this.name = name;
    this.file = file;
    this.arena = arena;
    this.buf = buf;
  }

  /**
   * Makes memory of {@code size} zero bytes under a new name.
   *
   * @throws UncheckedIOException when so much is not free; it says how much was wanted and is free;
   *     or when there is no folder for it
   */
  public static SharedMemory create(long size) {
    return make(SharedFiles.newName("shm"), size);
  }

  /**
   * Makes memory of {@code size} zero bytes.
   *
   * @param name letters, digits, {@code . _ -}; begins with a letter
   * @throws IllegalStateException when there is memory of that name
   * @throws UncheckedIOException when so much is not free; it says how much was wanted and is free;
   *     or when there is no folder for it
   */
  public static SharedMemory create(String name, long size) {
    SharedFiles.checkName(name);
    return make(name, size);
  }

  @SuppressWarnings("MustBeClosedChecker") // It is closed with what is returned.
  private static SharedMemory make(String name, long size) {
    if (size < 1) {
      throw new IllegalArgumentException("a size of " + size + " bytes; give at least 1");
    }
    var file = SharedFiles.named(name);
    if (Files.exists(file)) {
      throw taken(name, null);
    }
    var arena = Arena.ofShared();
    try {
      return new SharedMemory(name, file, arena, SharedFiles.createWhole(file, size, arena));
    } catch (FileAlreadyExistsException e) {
      arena.close();
      throw taken(name, e);
    } catch (IOException e) {
      arena.close();
      throw new UncheckedIOException("shared memory " + name + " can't be named", e);
    } catch (RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  private static IllegalStateException taken(String name, @Nullable Throwable cause) {
    return new IllegalStateException(
        "there is shared memory named " + name + " already: attach to it, or unlink it first",
        cause);
  }

  /**
   * Maps memory that another process, or this one, has made.
   *
   * @throws IllegalStateException when there is none of that name
   * @throws UncheckedIOException when it can't be mapped, as when it is another user's
   */
  @SuppressWarnings("MustBeClosedChecker") // It is closed with what is returned.
  public static SharedMemory attach(String name) {
    var file = SharedFiles.named(name);
    var arena = Arena.ofShared();
    try {
      return new SharedMemory(name, file, arena, SharedFiles.open(file, arena));
    } catch (NoSuchFileException e) {
      arena.close();
      throw new IllegalStateException("there is no shared memory named " + name, e);
    } catch (IOException e) {
      arena.close();
      throw new UncheckedIOException("shared memory " + name + " can't be mapped", e);
    }
  }

  /** The name to attach by. */
  public String name() {
    return name;
  }

  /** How many bytes there are; known after {@link #close} too. */
  public long size() {
    return buf.byteSize();
  }

  /**
   * The memory; using it after {@link #close} throws {@link IllegalStateException}. Python's {@code
   * buf}.
   */
  public MemorySegment buf() {
    return buf;
  }

  /**
   * Unmaps it here; others keep it. Doing it twice does nothing.
   *
   * @throws IllegalStateException while a native call uses {@link #buf}
   */
  @Override
  public synchronized void close() {
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }

  /** Removes the name: no one can attach any more, and the memory is gone once no one maps it. */
  public void unlink() {
    SharedFiles.delete(file);
  }

  /**
   * Removes what processes that have ended left behind, be it memory under new names or that of
   * their pools. For whoever kills a process, which then could not do so itself.
   */
  public static void unlinkLeftBehind() {
    SharedFiles.sweep();
  }

  /**
   * Removes this process's memory under new names and that of its pools, whoever uses it: for a
   * process that ends at once.
   */
  public static void unlinkOwn() {
    SharedFiles.deleteOwn();
  }

  @Serial
  private Object writeReplace() {
    return new Handle(name);
  }

  private record Handle(String name) implements Serializable {
    @Serial
    private Object readResolve() throws ObjectStreamException {
      return attach(name);
    }
  }
}
