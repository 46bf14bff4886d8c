package threadworks.weave.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.ClassReader;

/**
 * Knows which class is a subtype of which, from class files: nothing is loaded, so nothing is
 * initialised. Names are internal ones, with slashes.
 */
final class Hierarchy {
  private final ClassLoader classFiles;
  private final Map<String, Set<String>> supertypes = new ConcurrentHashMap<>();

  Hierarchy(ClassLoader classFiles) {
    this.classFiles = classFiles;
  }

  /** Whether {@code type} is {@code base}, or extends or implements it. */
  boolean isA(String type, String base) {
    return type.equals(base) || supertypes(type).contains(base);
  }

  private Set<String> supertypes(String type) {
    var known = supertypes.get(type);
    if (known == null) {
      known = read(type);
      supertypes.put(type, known);
    }
    return known;
  }

  /** A type without a class file (an array, or missing) has no supertypes. */
  private Set<String> read(String type) {
    var all = new HashSet<String>();
    try (var in = classFiles.getResourceAsStream(type + ".class")) {
      if (in == null) {
        return all;
      }
      var reader = new ClassReader(in);
      var above = new HashSet<>(Set.of(reader.getInterfaces()));
      if (reader.getSuperName() != null) {
        above.add(reader.getSuperName());
      }
      for (var name : above) {
        all.add(name);
        all.addAll(supertypes(name));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException("the class file of " + type + " cannot be read", e);
    }
  }
}
