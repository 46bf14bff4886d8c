package threadworks.multiprocessing;

import java.io.InvalidObjectException;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Lambdas and method references as what the compiler left of them: the class that holds them, the
 * method to call and what they capture. Java serialisation sends the same, but takes far longer to
 * load and link its classes in a process that has just started.
 */
final class Lambdas {
  private static final ClassValue<Holder<Method>> WRITERS =
      new ClassValue<>() {
        @Override
        protected Holder<Method> computeValue(Class<?> type) {
          return new Holder<>(find(type, "writeReplace"));
        }
      };
  private static final ClassValue<Holder<Method>> READERS =
      new ClassValue<>() {
        @Override
        protected Holder<Method> computeValue(Class<?> type) {
          return new Holder<>(find(type, "$deserializeLambda$", SerializedLambda.class));
        }
      };

  private Lambdas() {}

  private record Holder<T>(@Nullable T value) {}

  private static @Nullable Method find(Class<?> type, String name, Class<?>... parameters) {
    try {
      var method = type.getDeclaredMethod(name, parameters);
      method.setAccessible(true);
      return method;
    } catch (NoSuchMethodException | InaccessibleObjectException e) {
      return null;
    }
  }

  /** What is left of {@code object}, or null where it is no lambda that can be sent so. */
  static @Nullable SerializedLambda of(Object object) {
    var type = object.getClass();
    if (!(object instanceof Serializable) || !type.isHidden()) {
      return null;
    }
    var writer = WRITERS.get(type).value();
    try {
      return writer != null && writer.invoke(object) instanceof SerializedLambda lambda
          ? lambda
          : null;
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  static void write(SerializedLambda lambda, Class<?> type, Encoder out) {
    out.className(lambda.getCapturingClass().replace('/', '.'), type);
    out.string(lambda.getFunctionalInterfaceClass());
    out.string(lambda.getFunctionalInterfaceMethodName());
    out.string(lambda.getFunctionalInterfaceMethodSignature());
    out.int4(lambda.getImplMethodKind());
    out.string(lambda.getImplClass());
    out.string(lambda.getImplMethodName());
    out.string(lambda.getImplMethodSignature());
    out.string(lambda.getInstantiatedMethodType());
    out.int4(lambda.getCapturedArgCount());
    for (int i = 0; i < lambda.getCapturedArgCount(); i++) {
      try {
        out.value(lambda.getCapturedArg(i));
      } catch (NotSendableException e) {
        throw e.in(
            "captured value "
                + (i + 1)
                + " of a lambda in "
                + lambda.getCapturingClass().replace('/', '.')
                + ", ");
      }
    }
  }

  static Object read(Decoder in) throws java.io.IOException {
    var capturing = in.className();
    var lambda =
        new SerializedLambda(
            capturing,
            in.string(),
            in.string(),
            in.string(),
            in.int4(),
            in.string(),
            in.string(),
            in.string(),
            in.string(),
            captured(in));
    var reader = READERS.get(capturing).value();
    try {
      if (reader != null) {
        return reader.invoke(null, lambda);
      }
    } catch (ReflectiveOperationException e) {
      var failed =
          new InvalidObjectException("a lambda of " + capturing.getName() + " can't be linked");
      failed.initCause(e);
      throw failed;
    }
    throw new InvalidObjectException(capturing.getName() + " holds no such lambda");
  }

  private static Object[] captured(Decoder in) throws java.io.IOException {
    var captured = new @Nullable Object[in.int4()];
    for (int i = 0; i < captured.length; i++) {
      captured[i] = in.value();
    }
    @SuppressWarnings("NullAway") // A lambda may well capture null.
    Object[] values = captured;
    return values;
  }
}
