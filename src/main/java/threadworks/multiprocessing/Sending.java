package threadworks.multiprocessing;

import org.jspecify.annotations.Nullable;

/** What is looked at and encoded on the caller's thread, before anything is sent. */
final class Sending {
  private static final ThreadLocal<Encoder> ENCODERS = ThreadLocal.withInitial(Encoder::new);

  /** Lambdas that capture nothing, which are encoded once. */
  private static final ClassValue<Encoded> STATELESS =
      new ClassValue<>() {
        @Override
        protected Encoded computeValue(Class<?> type) {
          return new Encoded();
        }
      };

  private Sending() {}

  /**
   * Refuses arguments that can't be sent.
   *
   * @param index the number of the first among the call's
   */
  static void check(@Nullable Object[] arguments, int index) {
    for (int i = 0; i < arguments.length; i++) {
      var argument = arguments[i];
      if (!simple(argument)) {
        try {
          var encoder = ENCODERS.get();
          encoder.reset();
          encoder.value(argument);
        } catch (NotSendableException e) {
          throw e.in("argument " + (index + i) + ": ");
        }
      }
    }
  }

  private static boolean simple(@Nullable Object o) {
    if (o == null || o instanceof Integer || o instanceof String || o instanceof Long) {
      return true;
    }
    if (o instanceof Number && o.getClass().getModule() == Integer.class.getModule()) {
      return true;
    }
    if (o instanceof Record) {
      return RecordShape.of(o.getClass()).simple();
    }
    var type = o.getClass();
    return type == Boolean.class
        || type == Character.class
        || (type.isArray() && type.getComponentType().isPrimitive());
  }

  /** Encodes a call's function: whether it captures nothing, then the function. */
  static void function(Call call) {
    if (call.sent.function.length > 0) {
      return;
    }
    var known = STATELESS.get(call.task.getClass());
    if (known.encoded.length > 0) {
      call.sent.function = known.encoded;
      return;
    }
    var encoder = ENCODERS.get();
    encoder.reset();
    var lambda = Lambdas.of(call.task);
    boolean stateless = lambda != null && lambda.getCapturedArgCount() == 0;
    encoder.int1(stateless ? (byte) 1 : 0);
    try {
      encoder.value(call.task);
    } catch (NotSendableException e) {
      throw e.in("the function: ");
    }
    call.sent.function = encoder.toByteArray();
    if (stateless) {
      known.encoded = call.sent.function;
    }
  }

  /** What a class of functions is encoded as, if it is the same for all of them. */
  private static final class Encoded {
    volatile byte[] encoded = new byte[0];
  }
}
