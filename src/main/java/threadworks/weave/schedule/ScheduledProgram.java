package threadworks.weave.schedule;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.Hooks;
import threadworks.schedule.Program;
import threadworks.wording.Sentence;
import threadworks.wording.SentenceException;

/** A static method of a woven class, ready for the scheduler: each call finds fresh statics. */
public final class ScheduledProgram implements Program {
  private final Class<?> type;
  private final MethodHandle method;
  private final boolean isVoid;
  private final Map<String, Double> params;

  /**
   * Finds a method.
   *
   * @param classFiles finds the class files of the program
   * @param className the class's name; a nested class may stand behind a dot or a dollar sign
   * @param methodName a static method without parameters, or {@code main} with its array
   * @param params values for static fields of the class, set before each call
   * @param arguments what {@code main} gets
   * @throws SentenceException when there is no such method, with what is there instead
   */
  public static ScheduledProgram of(
      ClassLoader classFiles,
      String className,
      String methodName,
      Map<String, Double> params,
      String... arguments) {
    try {
      var loader = ScheduleClassLoader.of(classFiles);
      var named = find(className, loader);
      var method = find(named, methodName);
      var type = method.getDeclaringClass();
      method.setAccessible(true);
      for (var param : params.entrySet()) {
        checkParam(type, param.getKey(), param.getValue());
      }
      var handle = MethodHandles.lookup().unreflect(method);
      if (method.getParameterCount() == 1) {
        handle = MethodHandles.insertArguments(handle, 0, (Object) arguments);
      }
      return new ScheduledProgram(
          type, handle, method.getReturnType() == void.class, Map.copyOf(params));
    } catch (ClassNotFoundException e) {
      throw new SentenceException(noClass(classFiles, className, methodName));
    } catch (IllegalAccessException e) {
      throw new SentenceException("program.method.closed", methodName);
    }
  }

  private static Sentence noClass(ClassLoader classFiles, String className, String method) {
    try {
      var whole = className + "." + method;
      var type = find(whole, ScheduleClassLoader.of(classFiles));
      return Sentence.of("program.class.alone", whole, named(type));
    } catch (ClassNotFoundException e) {
      return classFiles instanceof URLClassLoader folders
          ? Sentence.of(
              "program.class.missingIn",
              className,
              Stream.of(folders.getURLs())
                  .map(folder -> Path.of(URI.create(folder.toString())).toString())
                  .collect(Collectors.joining(", ")))
          : Sentence.of("program.class.missing", className);
    }
  }

  /** The static methods that could be run, by their names. */
  private static String named(Class<?> type) {
    var names =
        Stream.of(type.getDeclaredMethods())
            .filter(method -> Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
            .filter(method -> method.getParameterCount() == 0 || isMain(method))
            .map(Method::getName)
            .filter(name -> !name.contains("threadworks"))
            .distinct()
            .sorted()
            .toList();
    return names.isEmpty() ? "–" : String.join(", ", names);
  }

  private static boolean isMain(Method method) {
    return method.getParameterCount() == 1 && method.getParameterTypes()[0] == String[].class;
  }

  private static Class<?> find(String name, ClassLoader loader) throws ClassNotFoundException {
    for (var binary = name; ; ) {
      try {
        return Class.forName(binary, false, loader);
      } catch (ClassNotFoundException e) {
        int dot = binary.lastIndexOf('.');
        if (dot < 0) {
          throw e;
        }
        binary = binary.substring(0, dot) + "$" + binary.substring(dot + 1);
      }
    }
  }

  private static void checkParam(Class<?> type, String name, double value) {
    try {
      var field = type.getDeclaredField(name);
      if (!Modifier.isStatic(field.getModifiers())
          || !List.<Class<?>>of(int.class, long.class, double.class).contains(field.getType())) {
        throw new SentenceException("program.param.type", name);
      }
      boolean fits =
          field.getType() == double.class
              || (field.getType() == int.class ? (int) value == value : (long) value == value);
      if (!fits) {
        throw new SentenceException("program.param.whole", name, field.getType(), value);
      }
    } catch (NoSuchFieldException e) {
      throw new SentenceException("program.param.missing", name);
    }
  }

  /** As the JVM does with two mains, the one that takes arguments comes first. */
  private static Method find(Class<?> type, String name) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      var method =
          Stream.of(c.getDeclaredMethods())
              .filter(m -> m.getName().equals(name) && Modifier.isStatic(m.getModifiers()))
              .filter(m -> m.getParameterCount() == 0 || isMain(m))
              .max(Comparator.comparingInt(Method::getParameterCount));
      if (method.isPresent()) {
        return method.get();
      }
    }
    throw new SentenceException("program.method.missing", type.getName(), name, named(type));
  }

  private ScheduledProgram(
      Class<?> type, MethodHandle method, boolean isVoid, Map<String, Double> params) {
    this.type = type;
    this.method = method.asType(method.type().changeReturnType(Object.class));
    this.isVoid = isVoid;
    this.params = params;
  }

  @Override
  public @Nullable Object run() throws Throwable {
    Hooks.initialise(type);
    for (var param : params.entrySet()) {
      set(param.getKey(), param.getValue());
    }
    var value = (Object) method.invokeExact();
    return isVoid ? "done" : value;
  }

  @Override
  public boolean isVoid() {
    return isVoid;
  }

  @Override
  public Class<?> type() {
    return type;
  }

  private void set(String name, double value) {
    try {
      var field = type.getDeclaredField(name);
      field.setAccessible(true);
      if (field.getType() == int.class) {
        field.setInt(null, (int) value);
      } else if (field.getType() == long.class) {
        field.setLong(null, (long) value);
      } else {
        field.setDouble(null, value);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("there is no parameter " + name, e);
    }
  }
}
