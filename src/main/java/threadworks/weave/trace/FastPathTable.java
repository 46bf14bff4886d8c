package threadworks.weave.trace;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import threadworks.trace.record.FastPaths;
import threadworks.trace.record.SignalPaths;

/**
 * Finds the method of {@link FastPaths} or {@link SignalPaths} that stands for a call, by name and
 * parameters.
 */
final class FastPathTable {
  private static final List<Method> METHODS =
      Stream.of(FastPaths.class, SignalPaths.class)
          .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
          .filter(method -> Modifier.isPublic(method.getModifiers()))
          .toList();

  private FastPathTable() {}

  /** The method of that name that stands for the call; null when none does. */
  static @Nullable Handle find(Hierarchy types, String owner, String name, String descriptor) {
    for (var method : METHODS) {
      if (method.getName().equals(name)) {
        var path = Type.getMethodDescriptor(method);
        var base = Type.getInternalName(method.getParameterTypes()[0]);
        var stoodFor = "(" + path.substring(3 + base.length()).replace("I)", ")");
        if (stoodFor.equals(descriptor) && types.isA(owner, base)) {
          var type = Type.getInternalName(method.getDeclaringClass());
          return new Handle(Opcodes.H_INVOKESTATIC, type, name, path, false);
        }
      }
    }
    return null;
  }
}
