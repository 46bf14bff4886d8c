package threadworks.trace;

import java.lang.reflect.Array;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value of a demo, as it travels out of the demo's process and is shown: null, a {@link Boolean},
 * a {@link Long}, a {@link Double}, a {@link String}, a {@link List} of such values or a {@link
 * Map} from strings to them. Numbers, lists and maps keep their shape; anything else is its own
 * text.
 */
public final class Value {
  private static final int DEEPEST = 16;
  private static final int LONGEST = 10_000;
  private static final int LARGEST = 50_000;
  private static final String CUT = "…";

  private int left = LARGEST;

  private Value() {}

  /**
   * The value of any object; cut off with an ellipsis where it is deeper than 16, longer than
   * 10,000 elements or characters, or has more than 50,000 parts in all. Where the object itself
   * throws, its value says so: no exception comes out of here.
   */
  public static @Nullable Object of(@Nullable Object object) {
    return new Value().of(object, 0);
  }

  private @Nullable Object of(@Nullable Object object, int depth) {
    if (left-- <= 0 || depth > DEEPEST) {
      return CUT;
    }
    try {
      return switch (object) {
        case null -> null;
        case Boolean b -> b;
        case Byte n -> n.longValue();
        case Short n -> n.longValue();
        case Integer n -> n.longValue();
        case Long n -> n;
        case Float n -> n.doubleValue();
        case Double n -> n;
        case Optional<?> optional -> of(optional.orElse(null), depth);
        case Collection<?> items -> list(items, depth);
        case Map<?, ?> map -> map(map, depth);
        default -> object.getClass().isArray() ? list(elements(object), depth) : text(object);
      };
    } catch (Exception | StackOverflowError e) {
      return "(" + object.getClass().getName() + " threw " + e.getClass().getName() + ")";
    }
  }

  private List<@Nullable Object> list(Collection<?> items, int depth) {
    var values = new ArrayList<@Nullable Object>();
    for (var item : items) {
      if (values.size() == LONGEST || left <= 0) {
        values.add(CUT);
        break;
      }
      values.add(of(item, depth + 1));
    }
    return Collections.unmodifiableList(values);
  }

  private Map<String, @Nullable Object> map(Map<?, ?> map, int depth) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    for (var entry : map.entrySet()) {
      if (values.size() == LONGEST || left <= 0) {
        values.put(CUT, CUT);
        break;
      }
      values.put(text(entry.getKey()), of(entry.getValue(), depth + 1));
    }
    return Collections.unmodifiableMap(values);
  }

  private static String text(@Nullable Object object) {
    var text = String.valueOf(object);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + CUT;
  }

  private static List<@Nullable Object> elements(Object array) {
    return new AbstractList<>() {
      @Override
      public @Nullable Object get(int i) {
        return Array.get(array, i);
      }

      @Override
      public int size() {
        return Array.getLength(array);
      }
    };
  }
}
