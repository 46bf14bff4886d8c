package threadworks.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import threadworks.lesson.Demo;
import threadworks.lesson.Ideal;

final class ParametersTest {
  private static final Demo.Param NAP =
      new Demo.Param("nap", false, 50, 10, 500, 10, "ms", 50, false);
  private static final Demo.Param JOBS = new Demo.Param("jobs", true, 4, 1, 8, 1, "", 4, false);
  private final Demo demo =
      new Demo("Naps", "sample.Naps", List.of(), List.of(NAP, JOBS), List.of(), null);

  @Test
  void whatIsNotChosenKeepsTheValueOfTheSource() {
    assertEquals(
        Map.of("nap", 50.0, "jobs", 8.0), Parameters.of(demo, Map.of("jobs", 8.0)).values());
  }

  @Test
  void boundsThemselvesAreWithin() {
    var values = Map.of("nap", 10.0, "jobs", 1.0);
    assertEquals(values, Parameters.of(demo, values).values());
  }

  @Test
  void aTimeInMillisecondsCountsAsSecondsInAnIdeal() {
    var parameters = Parameters.of(demo, Map.of("nap", 100.0));
    assertEquals(400, parameters.idealMillis(variant("jobs * nap", 0)), 1e-9);
  }

  @Test
  void coresAreThoseTheVariantIsConfinedTo() {
    var parameters = Parameters.of(demo, Map.of());
    assertEquals(1000, parameters.idealMillis(variant("cores", 1)), 1e-9);
    assertEquals(
        1000.0 * Runtime.getRuntime().availableProcessors(),
        parameters.idealMillis(variant("cores", 0)),
        1e-9);
  }

  @Test
  void noIdealIsNotANumber() {
    var none = new Demo.Variant("any", null, 0, List.of(), 1, 1, "", 0);
    assertTrue(Double.isNaN(Parameters.of(demo, Map.of()).idealMillis(none)));
  }

  @Test
  void aDemoWithoutParametersSaysSo() {
    var bare = new Demo("Bare", "sample.Bare", List.of(), List.of(), List.of(), null);
    var thrown =
        assertThrows(IllegalArgumentException.class, () -> Parameters.of(bare, Map.of("nap", 1.0)));
    assertEquals("Bare has no parameter nap: it has none at all", thrown.getMessage());
  }

  private static Demo.Variant variant(String ideal, int cores) {
    return new Demo.Variant("any", Ideal.parse(ideal), cores, List.of(), 1, 1, "", 0);
  }
}
