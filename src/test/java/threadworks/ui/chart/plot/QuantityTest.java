package threadworks.ui.chart.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import threadworks.lesson.PlotPlan.Unit;

final class QuantityTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          0.97123   ; TIMES        ; 0.971 ×
          2         ; TIMES        ; 2 ×
          1135.4    ; PER_SECOND   ; 1,135 /s
          33.26     ; NONE         ; 33.3
          100000    ; NONE         ; 100,000
          0.000033  ; SECONDS      ; 33 µs
          0.0000001 ; SECONDS      ; 0.1 µs
          0.00099999; SECONDS      ; 1 ms
          0.0536    ; SECONDS      ; 53.6 ms
          1.5       ; SECONDS      ; 1.5 s
          5         ; MILLISECONDS ; 5 ms
          0.02      ; MILLISECONDS ; 20 µs
          1500      ; MILLISECONDS ; 1.5 s
          """)
  void hasThreeDigitsThatCountAndTheUnitThatSuits(double value, Unit unit, String text) {
    assertEquals(text, Quantity.text(value, unit));
  }

  @Test
  void whatWasReadOffHasTwo() {
    assertEquals("4.1 µs", Quantity.rough(4.137e-6, Unit.SECONDS));
    assertEquals("22", Quantity.rough(22.4, Unit.NONE));
  }
}
