package threadworks.weave.trace;

import java.io.IOException;
import java.util.function.Predicate;

/**
 * Loads some classes of its parent's class path itself, rewritten by rules, and leaves all others
 * to the parent. Two loaders give two sets of classes, each with static fields of its own.
 */
final class WeavingClassLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final ClassLoader parent;
  private final Predicate<String> woven;
  private final Rules rules;

  /**
   * A loader that has loaded nothing yet.
   *
   * @param parent where class files are found, and all that is not woven is loaded
   * @param woven which classes to rewrite, by binary name
   * @param rules how
   */
  WeavingClassLoader(ClassLoader parent, Predicate<String> woven, Rules rules) {
    super(parent);
    this.parent = parent;
    this.woven = woven;
    this.rules = rules;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!woven.test(name)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      var loaded = findLoadedClass(name);
      if (loaded == null) {
        loaded = findClass(name);
      }
      if (resolve) {
        resolveClass(loaded);
      }
      return loaded;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    try (var in = parent.getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      var bytes = rules.weave(in.readAllBytes());
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException("the class file of " + name + " cannot be read", e);
    }
  }
}
