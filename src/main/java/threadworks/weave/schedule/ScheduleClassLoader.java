package threadworks.weave.schedule;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import threadworks.schedule.CodeSites;

/**
 * Loads classes woven with the schedule hooks. There is one for the twins of the JDK's collections
 * and of {@code java.util.concurrent}, and of the pools of threads, which all programs share: each
 * schedule begins their statics anew, and what was loaded and compiled for one program serves the
 * next. For each program there is one more, with its own classes, which may be those of another
 * program, too: with other parameters, or another method of the same class.
 *
 * <p>It is no weaving class loader as real runs have it, because its rules need more than one class
 * file at a time and rename what they weave, and because a program keeps it for all its schedules.
 */
final class ScheduleClassLoader extends ClassLoader {
  // What a class file begins with, and where its version is: Java 1 has 45.
  private static final int MAGIC = 0xCAFEBABE;
  private static final int MAJOR = 6;
  private static final int HEADER = 8;
  private static final int OLDEST = 44;

  private static final ClassLoader OURS = ScheduleClassLoader.class.getClassLoader();

  /** Where the twins of the JDK come from: from the class path, if {@link Twins} put them there. */
  private static final boolean MADE_BEFORE = CodeSites.hasTwins();

  private static final ScheduleClassLoader TWINS = new ScheduleClassLoader("twins", OURS);

  /** The last one made for a program. */
  private static @Nullable ScheduleClassLoader last;

  private final Shapes shapes;
  private final ScheduleWeaver weaver;

  private ScheduleClassLoader(String name, ClassLoader classFiles) {
    super(name, classFiles);
    shapes = new Shapes(classFiles);
    weaver = new ScheduleWeaver(shapes);
    setDefaultAssertionStatus(true);
  }

  /**
   * A loader for a program: that of the program before, if it has the same class files.
   *
   * @param classFiles finds the class files of the program and of all it uses; nothing is loaded
   *     through it but the lab's own classes
   */
  static synchronized ScheduleClassLoader of(ClassLoader classFiles) {
    var before = last;
    if (before == null || !classFiles.equals(before.getParent())) {
      before = new ScheduleClassLoader("schedule", classFiles);
      last = before;
    }
    return before;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    var internal = name.replace('.', '/');
    if (ScheduleWeaver.isTwin(internal) && !equals(TWINS)) {
      return TWINS.loadClass(name, resolve);
    }
    if (!weaver.weaves(internal) || (MADE_BEFORE && ScheduleNames.isTwin(internal))) {
      return getParent().loadClass(name);
    }
    synchronized (getClassLoadingLock(name)) {
      var loaded = findLoadedClass(name);
      if (loaded == null) {
        loaded = define(name);
      }
      if (resolve) {
        resolveClass(loaded);
      }
      return loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    if (name.endsWith(ScheduleWeaver.HOLDER)) {
      var holder = weaver.holder(name.replace('.', '/'));
      return defineClass(name, holder, 0, holder.length);
    }
    byte @Nullable [] bytes = shapes.bytes(ScheduleNames.original(name.replace('.', '/')));
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    checkVersion(name, bytes);
    checkName(name, bytes);
    byte[] woven;
    try {
      woven = weaver.weave(bytes);
    } catch (RuntimeException e) {
      var error = new UnreadableClass("program.class.damaged", name);
      error.initCause(e);
      throw error;
    }
    return defineClass(name, woven, 0, woven.length);
  }

  private static void checkName(String name, byte[] bytes) {
    String own;
    try {
      own = new ClassReader(bytes).getClassName().replace('/', '.');
    } catch (RuntimeException e) {
      return; // It cannot be woven, which says more.
    }
    if (!own.equals(ScheduleNames.original(name.replace('.', '/')).replace('/', '.'))) {
      throw new UnreadableClass("program.class.misplaced", name, own);
    }
  }

  private static void checkVersion(String name, byte[] bytes) {
    if (bytes.length < HEADER || ByteBuffer.wrap(bytes).getInt() != MAGIC) {
      throw new UnreadableClass("program.class.none", name);
    }
    int compiledFor = ByteBuffer.wrap(bytes).getShort(MAJOR) - OLDEST;
    int here = Runtime.version().feature();
    if (compiledFor > here) {
      throw new UnreadableClass("program.class.newer", name, compiledFor, here);
    }
  }
}
