package threadworks.multiprocessing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How often a value holds the same things. The {@link Encoder} sends what is there twice twice,
 * which is quick for the usual values, takes twice the room for each level of {@code asList(x, x)},
 * and no end where a list holds itself.
 */
final class Sharing {
  /** Sent as often as that on average, a thing is too much for the encoder. */
  private static final int OFTEN = 4;

  private static final double UNDER_WAY = -1;
  private static final Object[] NONE = {};

  /** How many values the encoder would write for each of the things met. */
  private final IdentityHashMap<Object, Double> written = new IdentityHashMap<>();

  /** From the value to the one looked at. */
  private final List<Object> path = new ArrayList<>();

  private double distinct;
  private boolean holdsItself;

  private Sharing() {}

  /**
   * Whether a value holds itself, or so much so often that it is better sent by Java serialisation.
   *
   * @throws NotSendableException when it holds itself in a way that can't be sent at all
   */
  static boolean isTooMuchIn(Object value) {
    var sharing = new Sharing();
    try {
      double all = sharing.written(value);
      return sharing.holdsItself || all > OFTEN * sharing.distinct;
    } catch (StackOverflowError e) {
      return true;
    }
  }

  private double written(@Nullable Object value) {
    var parts = value == null ? NONE : parts(value);
    if (value == null || parts.length == 0) {
      return 0;
    }
    var known = written.putIfAbsent(value, UNDER_WAY);
    if (known != null) {
      if (known == UNDER_WAY) {
        holdsItself = true;
        checkCycle(value);
      }
      return Math.max(0, known);
    }
    path.add(value);
    distinct += parts.length;
    double sum = parts.length;
    for (var part : parts) {
      sum += written(part);
    }
    path.removeLast();
    written.put(value, sum);
    return sum;
  }

  /** Refuses cycles through what is made only once all that it holds is there. */
  @SuppressWarnings("ReferenceEquality") // By equals it would go round and round.
  private void checkCycle(Object value) {
    for (int i = path.size() - 1; ; i--) {
      var link = path.get(i);
      if (link instanceof Record || link.getClass().isHidden() || Encoder.isUnmodifiable(link)) {
        throw NotSendableException.of(
            "it holds itself by way of a "
                + link.getClass().getTypeName()
                + ", which can only be made after all that it holds");
      }
      if (link == value) {
        return;
      }
    }
  }

  /** What the encoder would send, each by itself, of a thing. */
  private static @Nullable Object[] parts(Object value) {
    if (value instanceof Record) {
      var shape = RecordShape.of(value.getClass());
      var parts = new @Nullable Object[shape.open() && !shape.simple() ? shape.size() : 0];
      for (int i = 0; i < parts.length; i++) {
        parts[i] = shape.get(value, i);
      }
      return parts;
    } else if (value instanceof Collection<?> collection) {
      return Encoder.isPickled(collection) ? NONE : collection.toArray();
    } else if (value instanceof Map<?, ?> map) {
      return Encoder.isPickled(map) ? NONE : parts(map);
    } else if (value instanceof Object[] array) {
      return array;
    } else if (value instanceof Optional<?> optional) {
      return new @Nullable Object[] {optional.orElse(null)};
    } else if (value instanceof Map.Entry<?, ?> entry && Encoder.isView(value)) {
      return new @Nullable Object[] {entry.getKey(), entry.getValue()};
    }
    var lambda = Lambdas.of(value);
    var parts = new @Nullable Object[lambda == null ? 0 : lambda.getCapturedArgCount()];
    for (int i = 0; lambda != null && i < parts.length; i++) {
      parts[i] = lambda.getCapturedArg(i);
    }
    return parts;
  }

  private static @Nullable Object[] parts(Map<?, ?> map) {
    var parts = new ArrayList<@Nullable Object>(map.keySet());
    parts.addAll(map.values());
    return parts.toArray();
  }
}
