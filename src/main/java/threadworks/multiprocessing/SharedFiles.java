package threadworks.multiprocessing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Where memory that processes share lives: files in {@code /dev/shm}, which never reach a disk, or
 * in the folder for temporary files where there is none. The system property {@code
 * threadworks.shm} names another folder.
 *
 * <p>What a process makes for its own use lies in a folder that carries its pid and time of start,
 * so that whoever comes later can tell what a crash left behind. All of it is for this user alone.
 */
final class SharedFiles {
  static final String FOLDER = "threadworks.shm";
  private static final String PREFIX = "threadworks-";
  private static final int PIECE = 1 << 18;
  private static final AtomicBoolean swept = new AtomicBoolean();
  private static final AtomicInteger made = new AtomicInteger();

  private SharedFiles() {}

  /** Apart, because a worker that starts has no use for them. */
  private static final class Names {
    static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    static final Pattern OWNER =
        Pattern.compile(PREFIX + "(\\d{1,18})-(at[0-9a-f]+)-(\\d{1,18})-.*");

    /** Where a pid means what it means here: this run of the machine, this container. */
    static final String PLACE = place();

    static final String SELF = self();

    private static String self() {
      long pid = ProcessHandle.current().pid();
      return pid + "-" + PLACE + "-" + Liveness.started(pid) + "-";
    }

    private static String place() {
      try {
        var boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id"));
        var pids = Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
        return "at" + Integer.toHexString((boot + pids).hashCode());
      } catch (IOException e) {
        // Not Linux.
        return "at0";
      }
    }
  }

  /** Apart for the same reason. */
  private static final class Rights {
    static final FileAttribute<?>[] FOLDER = only("rwx------");
    static final FileAttribute<?>[] FILE = only("rw-------");

    private static FileAttribute<?>[] only(String rights) {
      return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
          ? new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
          }
          : new FileAttribute<?>[0];
    }
  }

  static Path root() {
    var named = System.getProperty(FOLDER);
    if (named != null) {
      return Path.of(named);
    }
    var shm = Path.of("/dev/shm");
    return Files.isDirectory(shm) && Files.isWritable(shm)
        ? shm
        : Path.of(System.getProperty("java.io.tmpdir"));
  }

  /** Makes a folder for this process's use. */
  static Path newFolder(String what) {
    return makeFolder(newName(what));
  }

  /** Makes a folder of that name. */
  static Path makeFolder(String name) {
    var folder = named(name);
    try {
      return Files.createDirectory(folder, Rights.FOLDER);
    } catch (IOException e) {
      throw notMade(folder, e);
    }
  }

  /** A name that carries this process's pid and start, and nobody else has. */
  static String newName(String what) {
    if (!swept.getAndSet(true)) {
      sweep();
      // Workers delete what their owner left, but a signal may end them all together.
      Runtime.getRuntime().addShutdownHook(new Thread(SharedFiles::deleteOwn));
    }
    return Names.SELF + what + made.incrementAndGet();
  }

  /** Where what has that name is. */
  static Path named(String name) {
    if (!Names.NAME.matcher(name).matches()) {
      throw badName(name);
    }
    return root().resolve(PREFIX + name);
  }

  /** Refuses names that are not for users to choose. */
  static void checkName(String name) {
    if (!Names.NAME.matcher(name).matches() || Character.isDigit(name.charAt(0))) {
      throw badName(name);
    }
  }

  private static IllegalArgumentException badName(String name) {
    return new IllegalArgumentException(
        "the name \""
            + name
            + "\": give up to 100 letters, digits and . _ - and begin with a letter");
  }

  /** Deletes what processes that are no more have left behind. */
  static void sweep() {
    delete(
        name -> {
          var owner = Names.OWNER.matcher(name);
          return owner.matches()
              && owner.group(2).equals(Names.PLACE)
              && Liveness.started(Long.parseLong(owner.group(1))) != Long.parseLong(owner.group(3));
        });
  }

  /** Deletes what this process made and named by itself. */
  static void deleteOwn() {
    delete(name -> name.startsWith(PREFIX + Names.SELF));
  }

  private static void delete(Predicate<String> names) {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(root(), PREFIX + "*-*-*-*")) {
      for (var folder : all) {
        if (names.test(folder.getFileName().toString())) {
          deleteFolder(folder);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Someone else's, or being deleted by another process.
    }
  }

  static void deleteFolder(Path folder) {
    // Again where another process puts a file in meanwhile.
    for (int i = 0; i < 100 && Files.exists(folder); i++) {
      deleteFiles(folder, "");
      delete(folder);
    }
  }

  /** Deletes the files in a folder whose names begin so. */
  static void deleteFiles(Path folder, String prefix) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (var file : files) {
        if (file.getFileName().toString().startsWith(prefix)) {
          delete(file);
        }
      }
    } catch (IOException e) {
      // It is gone.
    }
  }

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Another process was faster, or, on Windows, still has it open and will delete it.
    }
  }

  /**
   * Makes a file of {@code size} zeros and maps it. The zeros are written, not left out: memory
   * that runs short then is an error here and not a crash when it is first touched.
   *
   * @throws UncheckedIOException when there is too little room, saying how much was wanted and is
   *     free
   */
  static MemorySegment create(Path file, long size, Arena arena) {
    requireRoom(file, size);
    write(file, new byte[(int) Math.min(size, PIECE)], size);
    try {
      return open(file, arena);
    } catch (IOException e) {
      delete(file);
      throw new UncheckedIOException(file + " can't be mapped", e);
    }
  }

  /**
   * The same, so that whoever opens the file finds all of it or none.
   *
   * @throws FileAlreadyExistsException when there is such a file
   */
  static MemorySegment createWhole(Path file, long size, Arena arena) throws IOException {
    var unnamed = named(newName("new"));
    var memory = create(unnamed, size, arena);
    try {
      Files.createLink(file, unnamed);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (IOException | UnsupportedOperationException e) {
      // Not every file system has links.
      Files.move(unnamed, file);
    } finally {
      delete(unnamed);
    }
    return memory;
  }

  /** Maps a file. An interrupt, which would end that, has to wait. */
  static MemorySegment open(Path file, Arena arena) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        interrupted |= Thread.interrupted();
        try (var channel =
            FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
          return channel.map(FileChannel.MapMode.READ_WRITE, 0, channel.size(), arena);
        } catch (ClosedByInterruptException e) {
          // It came just now.
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Writes bytes that are too many for a ring into a file of their own. */
  static void spill(Path file, byte[] bytes, int length) {
    requireRoom(file, length);
    write(file, bytes, length);
  }

  /** Makes a file of {@code size} bytes: {@code bytes}, as often as it takes. */
  private static void write(Path file, byte[] bytes, long size) {
    // A stream, because an interrupt closes channels, though others may wait for this file.
    try (var out =
        Files.newOutputStream(Files.createFile(file, Rights.FILE), StandardOpenOption.WRITE)) {
      // In pieces: the JDK copies what it writes into memory of its own, and keeps that.
      for (long at = 0; at < size; ) {
        int from = (int) (at % bytes.length);
        int piece = (int) Math.min(Math.min(PIECE, bytes.length - from), size - at);
        out.write(bytes, from, piece);
        at += piece;
      }
    } catch (FileSystemException e) {
      throw notMade(file, e);
    } catch (IOException e) {
      delete(file);
      throw noRoom(file, size, e);
    }
  }

  /** Reads such a file, and deletes it. */
  static byte[] unspill(Path file, int length) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var bytes = new byte[length];
      int read = in.readNBytes(bytes, 0, length);
      if (read < length) {
        throw new NoSuchFileException(file + " is cut short");
      }
      return bytes;
    } finally {
      delete(file);
    }
  }

  private static void requireRoom(Path file, long size) {
    long free = free(file);
    if (size > free) {
      throw noRoom(file, size, new IOException("not enough room"));
    }
  }

  private static long free(Path file) {
    try {
      var parent = file.getParent();
      return Files.getFileStore(parent == null ? file : parent).getUsableSpace();
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }

  private static UncheckedIOException notMade(Path file, IOException cause) {
    var parent = file.getParent();
    var why =
        parent == null || Files.exists(parent)
            ? file + " can't be made: " + cause.getMessage()
            : "there is no folder %s for what processes share: make it, or name another by -D%s"
                .formatted(parent, FOLDER);
    return new UncheckedIOException(why, cause);
  }

  private static UncheckedIOException noRoom(Path file, long size, IOException cause) {
    return new UncheckedIOException(
        "%,d bytes of shared memory were wanted in %s, where %,d are free: free some, or name a folder with more room by -D%s"
            .formatted(size, file.getParent(), free(file), FOLDER),
        cause);
  }
}
