package threadworks.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ValueTest {
  @Test
  void numbersListsAndMapsKeepTheirShape() {
    var map = new LinkedHashMap<String, Object>();
    map.put("a", new int[] {1, 2});
    map.put("b", 2.5f);
    assertEquals(
        Arrays.asList(Map.of("a", List.of(1L, 2L), "b", 2.5), true, "x", null, 7L),
        Value.of(Arrays.asList(map, true, 'x', null, Optional.of(7))));
  }

  @Test
  void aListThatHoldsItselfTenThousandTimesIsCutOff() {
    var hostile = new ArrayList<Object>();
    hostile.addAll(Collections.nCopies(10_000, hostile));
    assertTrue(parts(Value.of(hostile)) < 60_000);
  }

  @Test
  void aLongTextIsCutOff() {
    assertEquals("x".repeat(10_000) + "…", Value.of("x".repeat(1_000_000)));
  }

  @Test
  void whatThrowsSaysSo() {
    var hostile =
        new Object() {
          @Override
          public String toString() {
            throw new IllegalStateException("no text");
          }
        };
    assertEquals(
        Arrays.asList(
            1L, "(" + hostile.getClass().getName() + " threw java.lang.IllegalStateException)"),
        Value.of(Arrays.asList(1, hostile)));
  }

  private static int parts(@Nullable Object value) {
    int parts = 1;
    if (value instanceof List<?> list) {
      for (var item : list) {
        parts += parts(item);
      }
    }
    return parts;
  }
}
