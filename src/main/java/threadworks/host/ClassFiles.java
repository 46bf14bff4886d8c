package threadworks.host;

import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds a program's own class files before any of ours with the same name. */
final class ClassFiles extends URLClassLoader {
  private ClassFiles(URL[] places, ClassLoader parent) {
    super(places, parent);
  }

  /**
   * Finds the class files of a program.
   *
   * @param classpath where they are; empty for a demo that was built in
   */
  static ClassLoader of(List<String> classpath) {
    var own = ClassFiles.class.getClassLoader();
    return classpath.isEmpty()
        ? own
        : new ClassFiles(
            classpath.stream().map(place -> url(Path.of(place))).toArray(URL[]::new), own);
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public @Nullable URL getResource(String name) {
    var own = findResource(name);
    return own != null ? own : super.getResource(name);
  }
}
