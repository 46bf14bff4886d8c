package threadworks.schedule;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The constants of the demo's enums: one object each for all schedules, because the JDK has so. */
public final class EnumHooks {
  private static final ClassValue<Map<String, Object>> ALL =
      new ClassValue<>() {
        @Override
        protected Map<String, Object> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  private EnumHooks() {}

  /** The constant, made where there is none yet; its constructor has still to run. */
  public static Object constant(Class<?> type, String name, int ordinal) {
    return ALL.get(type).computeIfAbsent(name, n -> make(type, n, ordinal));
  }

  private static Object make(Class<?> type, String name, int ordinal) {
    try {
      var unsafe = Escape.unsafe();
      var constant = call("allocateInstance", Object.class, Class.class).invoke(unsafe, type);
      call("putReference", void.class, Object.class, long.class, Object.class)
          .invoke(unsafe, constant, offset("name"), name);
      var put = call("putInt", void.class, Object.class, long.class, int.class);
      put.invoke(unsafe, constant, offset("ordinal"), ordinal);
      // Otherwise the order in a hash table would differ from one JVM to the next.
      put.invoke(unsafe, constant, offset("hash"), name.hashCode() | 1);
      return constant;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private static long offset(String field) throws Throwable {
    return (long)
        call("objectFieldOffset", long.class, Class.class, String.class)
            .invoke(Escape.unsafe(), Enum.class, field);
  }

  private static MethodHandle call(String name, Class<?> result, Class<?>... arguments)
      throws ReflectiveOperationException {
    return MethodHandles.lookup()
        .findVirtual(Escape.unsafe().getClass(), name, MethodType.methodType(result, arguments));
  }
}
