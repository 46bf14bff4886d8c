package threadworks.host;

import java.io.File;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds a program's own class files before any of ours with the same name. */
final class ClassFiles extends URLClassLoader {
  /** The files that were found, as they were then; those in a jar stay as they are. */
  private final Map<File, State> found = new ConcurrentHashMap<>();

  /** What changes when a file is written anew. */
  private record State(long written, long length) {
    static State of(File file) {
      return new State(file.lastModified(), file.length());
    }
  }

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

  /** Whether all that was found through it is still as it was. */
  static boolean areCurrent(ClassLoader files) {
    return !(files instanceof ClassFiles own)
        || own.found.entrySet().stream()
            .allMatch(file -> file.getValue().equals(State.of(file.getKey())));
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
    if (own == null) {
      return super.getResource(name);
    }
    if (own.getProtocol().equals("file")) {
      var file = new File(URI.create(own.toString()));
      found.put(file, State.of(file));
    }
    return own;
  }
}
