package threadworks.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IdealTest {
  private static final Map<String, Double> NAMES =
      Map.of("pages", 5.0, "delay", 0.5, "workers", 2.0, "cores", 4.0);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          2                           ; 2
          .5                          ; 0.5
          1 + 2 * 3                   ; 7
          (1 + 2) * 3                 ; 9
          8 - 3 - 2                   ; 3
          12 / 3 / 2                  ; 2
          pages * delay               ; 2.5
          ceil(pages / workers)*delay ; 1.5
          pages / min(workers, cores) ; 2.5
          max(workers, cores) - 1     ; 3
          min(max(1, 2), ceil(0.1))   ; 1
          """)
  void comesToTheSecondsItSays(String formula, double seconds) {
    assertEquals(seconds, Ideal.parse(formula).value(NAMES), 1e-9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          ''            ; 1 ; a number, a name or ( was expected
          2 *           ; 4 ; a number, a name or ( was expected
          2 3           ; 3 ; nothing more was expected
          (2            ; 3 ; ) was expected
          2)            ; 2 ; nothing more was expected
          1.2.3         ; 1 ; 1.2.3 is no number
          .             ; 1 ; . is no number
          min(1)        ; 6 ; , was expected
          ceil(1, 2)    ; 7 ; ) was expected
          floor(1)      ; 6 ; there is no function floor
          """)
  void saysWhereItCannotBeRead(String formula, int character, String reason) {
    var error = assertThrows(IllegalArgumentException.class, () -> Ideal.parse(formula));
    var message = String.valueOf(error.getMessage());
    assertTrue(message.contains(reason), message);
    assertTrue(message.contains("“" + formula + "”"), message);
    assertTrue(message.contains("at character " + character + ":"), message);
  }

  @Test
  void namesWhatHasNoValue() {
    var error =
        assertThrows(IllegalArgumentException.class, () -> Ideal.parse("2 * page").value(NAMES));
    assertTrue(String.valueOf(error.getMessage()).contains("names page"));
  }

  @Test
  void printsAsItWasWritten() {
    assertEquals("ceil(pages / 2) * delay", Ideal.parse("ceil(pages / 2) * delay").toString());
  }
}
