package threadworks.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The class files of a demo's package as they were compiled, each read once. Every loader of them
 * makes classes of its own, with fresh static fields.
 */
final class FreshClasses {
  private static final byte[] NONE = {};

  private final List<String> classpath;
  private final String prefix;
  private final ClassLoader files;
  private final Map<String, byte[]> read = new ConcurrentHashMap<>();

  FreshClasses(List<String> classpath, String packageName) {
    this.classpath = classpath;
    prefix = packageName + ".";
    files = ClassFiles.of(classpath);
  }

  /** Whether they are those of that package from these places. */
  boolean areOf(List<String> classpath, String packageName) {
    return this.classpath.equals(classpath) && prefix.equals(packageName + ".");
  }

  /** A loader that has loaded nothing yet. */
  ClassLoader loader() {
    return new Loader();
  }

  private byte[] read(String name) {
    try (var in = files.getResourceAsStream(name.replace('.', '/') + ".class")) {
      return in == null ? NONE : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the class file of " + name + " cannot be read", e);
    }
  }

  private final class Loader extends ClassLoader {
    static {
      registerAsParallelCapable();
    }

    Loader() {
      super(files);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(prefix)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        var loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      var bytes = read.computeIfAbsent(name, FreshClasses.this::read);
      if (bytes.length == 0) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
