package threadworks.weave.schedule;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/**
 * Loads a demo for the controlled scheduler: its own classes, and its own twins of the JDK's
 * collections and of {@code java.util.concurrent}, all woven with the schedule hooks.
 *
 * <p>It is another than the loader for real runs because its rules need more than one class file at
 * a time and rename what they weave, and because a program keeps it for all its schedules.
 */
final class ScheduleClassLoader extends ClassLoader {
  // What a class file begins with, and where its version is: Java 1 has 45.
  private static final int MAGIC = 0xCAFEBABE;
  private static final int MAJOR = 6;
  private static final int HEADER = 8;
  private static final int OLDEST = 44;

  private final Shapes shapes;
  private final ScheduleWeaver weaver;

  /**
   * @param classFiles finds the class files of the demo and of all it uses; nothing is loaded
   *     through it but the lab's own classes
   */
  ScheduleClassLoader(ClassLoader classFiles) {
    super("schedule", classFiles);
    shapes = new Shapes(classFiles);
    weaver = new ScheduleWeaver(shapes);
    setDefaultAssertionStatus(true);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      var loaded = findLoadedClass(name);
      if (loaded == null) {
        loaded = weaver.weaves(name.replace('.', '/')) ? define(name) : getParent().loadClass(name);
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
      var error =
          new ClassFormatError("the class file of " + name + " cannot be read; it may be damaged");
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
      throw new ClassFormatError(
          "the class that was found as "
              + name
              + " is "
              + own
              + ": give the folder that its package is in");
    }
  }

  private static void checkVersion(String name, byte[] bytes) {
    if (bytes.length < HEADER || ByteBuffer.wrap(bytes).getInt() != MAGIC) {
      throw new ClassFormatError("the class file of " + name + " is none");
    }
    int compiledFor = ByteBuffer.wrap(bytes).getShort(MAJOR) - OLDEST;
    int here = Runtime.version().feature();
    if (compiledFor > here) {
      throw new UnsupportedClassVersionError(
          "the class " + name + " was compiled for Java " + compiledFor + "; this is Java " + here);
    }
  }
}
