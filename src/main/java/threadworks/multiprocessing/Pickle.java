package threadworks.multiprocessing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;

/**
 * Java serialisation for what the {@link Encoder} has no form of its own for.
 *
 * <p>What is read is filtered: a class must be the program's own, of {@code java.base}, or a
 * throwable. The libraries' and the JDK's further modules hold the classes that such streams are
 * abused with.
 */
final class Pickle {
  private Pickle() {}

  static void dump(Object object, OutputStream bytes) {
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    } catch (NotSerializableException e) {
      throw NotSendableException.of(Unsendable.reason(e.getMessage()))
          .in(Unsendable.path(object, e.getMessage()));
    } catch (IOException | StackOverflowError e) {
      throw new NotSendableException(object.getClass().getName(), String.valueOf(e));
    }
  }

  static Object load(byte[] bytes, int from, int length, Classes classes) throws IOException {
    try (var in = new Loading(new ByteArrayInputStream(bytes, from, length), classes)) {
      return in.readObject();
    } catch (ClassNotFoundException e) {
      throw new InvalidClassException("class not found in this process: " + e.getMessage());
    }
  }

  private static ObjectInputFilter.Status filter(ObjectInputFilter.FilterInfo info) {
    Class<?> type = info.serialClass();
    while (type != null && type.isArray()) {
      type = type.getComponentType();
    }
    return type == null || allowed(type)
        ? ObjectInputFilter.Status.ALLOWED
        : ObjectInputFilter.Status.REJECTED;
  }

  private static boolean allowed(Class<?> type) {
    var module = type.getModule();
    return !module.isNamed()
        || module.equals(Pickle.class.getModule())
        || "java.base".equals(module.getName())
        || Throwable.class.isAssignableFrom(type);
  }

  private static final class Loading extends ObjectInputStream {
    private final Classes classes;

    Loading(InputStream in, Classes classes) throws IOException {
      super(in);
      this.classes = classes;
      setObjectInputFilter(Pickle::filter);
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description)
        throws IOException, ClassNotFoundException {
      return classes.named(description.getName());
    }
  }
}
