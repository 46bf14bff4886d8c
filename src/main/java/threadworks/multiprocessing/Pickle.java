package threadworks.multiprocessing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;

/**
 * Java serialisation for what the {@link Encoder} has no form of its own for.
 *
 * <p>Of what is read, {@link Classes} has to permit each class, and nothing may be larger than its
 * bytes explain.
 */
final class Pickle {
  private static final int DEPTH = 10_000;

  /** So long may an array be for each byte there is: maps ask for room to grow. */
  private static final int ELEMENTS_PER_BYTE = 16;

  private Pickle() {}

  static void dump(Object object, Encoder bytes) {
    try (var out = new Dumping(bytes, bytes.isOfOwner())) {
      out.writeObject(object);
    } catch (Refused e) {
      throw NotSendableException.of(Classes.refusal(e.type))
          .in(Unsendable.path(object, e.type.getName()));
    } catch (NotSerializableException e) {
      throw NotSendableException.of(Unsendable.reason(e.getMessage()))
          .in(Unsendable.path(object, e.getMessage()));
    } catch (IOException | StackOverflowError e) {
      throw new NotSendableException(object.getClass().getName(), String.valueOf(e));
    }
  }

  static Object load(byte[] bytes, int from, int length, Classes classes) throws IOException {
    try (var in = new Loading(new ByteArrayInputStream(bytes, from, length), length, classes)) {
      return in.readObject();
    } catch (ClassNotFoundException e) {
      throw new InvalidClassException("class not found in this process: " + e.getMessage());
    } catch (StackOverflowError e) {
      throw new InvalidObjectException("it is nested too deep");
    }
  }

  /** A class that {@link Classes} does not permit. */
  private static final class Refused extends IOException {
    private static final long serialVersionUID = 1;

    final transient Class<?> type;

    Refused(Class<?> type) {
      super(type.getName());
      this.type = type;
    }
  }

  private static final class Dumping extends ObjectOutputStream {
    private final boolean byOwner;

    Dumping(OutputStream out, boolean byOwner) throws IOException {
      super(out);
      this.byOwner = byOwner;
    }

    @Override
    protected void annotateClass(Class<?> type) throws IOException {
      if (!Classes.isAllowed(type, byOwner)) {
        throw new Refused(type);
      }
    }

    @Override
    protected void annotateProxyClass(Class<?> proxy) throws IOException {
      for (var type : proxy.getInterfaces()) {
        annotateClass(type);
      }
    }
  }

  private static final class Loading extends ObjectInputStream {
    private final Classes classes;

    Loading(InputStream in, int length, Classes classes) throws IOException {
      super(in);
      this.classes = classes;
      setObjectInputFilter(
          info ->
              info.arrayLength() > (long) ELEMENTS_PER_BYTE * length
                      || info.references() > length
                      || info.depth() > DEPTH
                  ? ObjectInputFilter.Status.REJECTED
                  : ObjectInputFilter.Status.ALLOWED);
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description)
        throws IOException, ClassNotFoundException {
      return classes.named(description.getName());
    }

    @Override
    protected Class<?> resolveProxyClass(String[] interfaces)
        throws IOException, ClassNotFoundException {
      for (var name : interfaces) {
        classes.named(name);
      }
      return super.resolveProxyClass(interfaces);
    }
  }
}
