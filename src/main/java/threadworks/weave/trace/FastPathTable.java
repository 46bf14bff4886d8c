package threadworks.weave.trace;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import threadworks.trace.record.FastPaths;

/** Finds the method of {@link FastPaths} that stands for a call, by name and parameters. */
final class FastPathTable {
  private static final List<Method> METHODS =
      Arrays.stream(FastPaths.class.getDeclaredMethods())
          .filter(method -> Modifier.isPublic(method.getModifiers()))
          .toList();

  private FastPathTable() {}

  /** The descriptor of the method of that name that stands for the call; null when none does. */
  static @Nullable String find(Hierarchy types, String owner, String name, String descriptor) {
    for (var method : METHODS) {
      if (method.getName().equals(name)) {
        var path = Type.getMethodDescriptor(method);
        var base = Type.getInternalName(method.getParameterTypes()[0]);
        var stoodFor = "(" + path.substring(3 + base.length()).replace("I)", ")");
        if (stoodFor.equals(descriptor) && types.isA(owner, base)) {
          return path;
        }
      }
    }
    return null;
  }
}
