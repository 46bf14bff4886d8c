package threadworks.ui.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import threadworks.lesson.Demo;
import threadworks.ui.code.CodeMarks.Stretch;

final class MethodsTest {
  private static final Demo.Source JAVA =
      source(
          "Shop.java",
          """
          package shop;

          final class Shop {
            record Crate(int number) {}

            /** sell(2) is what {@code static int sell()} is not. */
            @Variant(
                ideal = "} sell() {")
            static List<Map<String, String>> all()
                throws InterruptedException {
              Runnable later = () -> sell(1);
              if (sell(2) > sell(3)) {
                return sell(4);
              }
              new Thread(later).start();
            } // all

            int sell(int seat) { return seat; }

            int[] 逐个() {
              return new int[] {1};
            }

            abstract void nothing();
          }
          """);
  private static final Demo.Source PYTHON =
      source(
          "shop.py",
          """
          def sell(seat):
              # def all():
              return seat

          @variant
          async def all():
              sell(1)

              def inner():
                  pass
              return inner

          print(all())
          """);

  @ParameterizedTest
  @CsvSource({"Crate, 4, 4", "all, 7, 16", "sell, 18, 18", "逐个, 20, 22"})
  void aMethodInJavaGoesFromItsAnnotationsToItsBrace(String name, int first, int last) {
    assertEquals(new Stretch("Shop.java", first, last), Methods.find(JAVA, name));
  }

  @ParameterizedTest
  @CsvSource({"sell, 1, 3", "all, 5, 11", "inner, 9, 10"})
  void aMethodInPythonGoesAsFarAsItIsIndented(String name, int first, int last) {
    assertEquals(new Stretch("shop.py", first, last), Methods.find(PYTHON, name));
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertNull(Methods.find(JAVA, "start"), "it is only called");
    assertNull(Methods.find(JAVA, "ideal"));
    assertNull(Methods.find(PYTHON, "print"));
  }

  private static Demo.Source source(String file, String text) {
    return new Demo.Source(file, text, Set.of());
  }
}
