package threadworks.schedule;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Objects by the fields of the program that hold them: static ones, those of the objects in these,
 * and the elements of arrays and lists. Only classes that have made a step are looked at: what
 * others hold may be of another schedule.
 */
final class FieldNames {
  /** An array may be long. */
  private static final int MOST = 100;

  private final Program program;
  private final Set<String> classes = new LinkedHashSet<>();
  private @Nullable Map<Object, String> names;

  FieldNames(Program program) {
    this.program = program;
    classes.add(program.type().getName());
  }

  /** Forgets the schedule before. */
  void clear() {
    names = null;
    if (classes.size() > 1) {
      classes.clear();
      classes.add(program.type().getName());
    }
  }

  /** A step is made there, and may change what fields hold. */
  void note(CodeSite site) {
    names = null;
    if (!site.className().isEmpty() && !Lines.isInside(site.className())) {
      classes.add(site.className());
    }
  }

  /** The name of a field that holds the object, as the source has it; null for none. */
  @Nullable String of(Object object) {
    var now = names;
    if (now == null) {
      now = find();
      names = now;
    }
    return now.get(object);
  }

  private Map<Object, String> find() {
    var found = new IdentityHashMap<Object, String>();
    for (var name : classes) {
      try {
        var type = Class.forName(name, false, program.loader());
        for (var field : type.getDeclaredFields()) {
          if (Modifier.isStatic(field.getModifiers())) {
            add(found, value(field, null), field.getName(), true);
          }
        }
      } catch (ClassNotFoundException | LinkageError e) {
        // Its objects go without a name.
      }
    }
    return found;
  }

  private static void add(
      Map<Object, String> found, @Nullable Object value, String name, boolean deeper) {
    if (value == null || found.putIfAbsent(value, name) != null) {
      return;
    }
    var lock = JdkLocks.ownable(value);
    if (lock != null) {
      found.putIfAbsent(lock, name);
    }
    if (!deeper) {
      return;
    }
    if (value instanceof Object[] array) {
      for (int i = 0; i < Math.min(Array.getLength(array), MOST); i++) {
        element(found, array[i], name, i);
      }
    } else if (value instanceof List<?> list && Lines.isInside(value.getClass().getName())) {
      var elements = elements(list);
      for (int i = 0; i < elements.size(); i++) {
        element(found, elements.get(i), name, i);
      }
    } else if (!Lines.isInside(value.getClass().getName()) && !value.getClass().isHidden()) {
      for (var field : value.getClass().getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
          add(found, value(field, value), name + "." + field.getName(), false);
        }
      }
    }
  }

  /** Of a number or a text there may be many that are one and the same. */
  private static void element(
      Map<Object, String> found, @Nullable Object value, String name, int index) {
    if (!Operation.isPlain(value)) {
      add(found, value, name + "[" + index + "]", false);
    }
  }

  /** What a list of the JDK holds, read as nobody. */
  private static List<@Nullable Object> elements(List<?> list) {
    if (UnwovenCall.keepMonitors()) {
      return List.of();
    }
    try {
      return IdentityHooks.looking(
          () -> {
            var first = new ArrayList<@Nullable Object>();
            for (var element : list) {
              if (first.size() == MOST) {
                break;
              }
              first.add(element);
            }
            return first;
          });
    } catch (Exception | StackOverflowError e) {
      // Threads may have damaged it.
      return List.of();
    }
  }

  private static @Nullable Object value(Field field, @Nullable Object owner) {
    // What the weaver adds is no name of the source.
    if (field.getType().isPrimitive() || field.getName().contains("$")) {
      return null;
    }
    try {
      field.setAccessible(true);
      return field.get(owner);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      return null;
    }
  }
}
