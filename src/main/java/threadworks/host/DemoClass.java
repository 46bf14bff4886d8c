package threadworks.host;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import threadworks.lab.Param;
import threadworks.weave.trace.TraceRules;

/**
 * A demo's class with statics of its own: each instance is a fresh load, so that a run never sees
 * what an earlier one left in a static field.
 */
final class DemoClass {
  private final Class<?> type;

  private DemoClass(Class<?> type) {
    this.type = type;
  }

  /**
   * Loads and initialises the class, woven, and makes its loader the calling thread's context class
   * loader.
   *
   * @param classpath where its class files are; empty for a demo that was built in
   * @param className the binary name
   * @param params values of its static fields, by name; set after its initialiser ran
   */
  static DemoClass load(List<String> classpath, String className, Map<String, Double> params)
      throws ReflectiveOperationException {
    var packageName = packageName(className);
    return load(
        classpath.isEmpty()
            ? TraceRules.loader(DemoClass.class.getClassLoader(), packageName)
            : TraceRules.fleetingLoader(ClassFiles.of(classpath), packageName),
        className,
        params);
  }

  /** The same by any loader that loads the class itself. */
  static DemoClass load(ClassLoader loader, String className, Map<String, Double> params)
      throws ReflectiveOperationException {
    Thread.currentThread().setContextClassLoader(loader);
    var type = Class.forName(className, true, loader);
    var demo = new DemoClass(type);
    for (var param : params.entrySet()) {
      demo.set(param.getKey(), param.getValue());
    }
    return demo;
  }

  /** Gives a parameter another value. */
  void set(String param, double value) throws ReflectiveOperationException {
    var field = field(param);
    if (field.getType() == int.class) {
      field.setInt(null, (int) value);
    } else if (field.getType() == long.class) {
      field.setLong(null, (long) value);
    } else {
      field.setDouble(null, value);
    }
  }

  /** The value that a parameter has now. */
  double get(String param) throws ReflectiveOperationException {
    return ((Number) field(param).get(null)).doubleValue();
  }

  private Field field(String name) throws NoSuchFieldException {
    var field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  /** The names of its live parameters, the same and in the same order in every process. */
  List<String> live() {
    return Arrays.stream(type.getDeclaredFields())
        .filter(
            field ->
                field.isAnnotationPresent(Param.class) && field.getAnnotation(Param.class).live())
        .map(Field::getName)
        .sorted()
        .toList();
  }

  /** The package of a class. */
  static String packageName(String className) {
    return className.substring(0, className.lastIndexOf('.'));
  }

  /** One of its variants, ready to be called. */
  Method variant(String name) throws NoSuchMethodException {
    var method = type.getDeclaredMethod(name);
    method.setAccessible(true);
    return method;
  }
}
