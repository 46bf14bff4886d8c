package threadworks.lesson;

import java.util.List;
import org.jspecify.annotations.Nullable;
import threadworks.lab.Expect;

/**
 * A demo as its class file and sources declare it; read without loading the class, so nothing of it
 * runs here.
 *
 * @param name the class's simple name
 * @param className its binary name, {@code <slug>.<Name>}
 * @param variants the ways to run it, in source order
 * @param params the numbers the learner may change, in source order
 * @param java the source, as it is compiled
 * @param python the same program in Python, or null
 */
public record Demo(
    String name,
    String className,
    List<Variant> variants,
    List<Param> params,
    String java,
    @Nullable String python) {

  /**
   * One way to run the demo.
   *
   * @param name the method's name
   * @param ideal the ideal time, or null where none is declared
   * @param cores the cores the run is confined to, 0 for all
   * @param outcomes what may come back
   * @param firstLine the first line of the method in the source, annotations included, from 1
   * @param lastLine its last line
   */
  public record Variant(
      String name,
      @Nullable Ideal ideal,
      int cores,
      List<Outcome> outcomes,
      int firstLine,
      int lastLine) {}

  /**
   * A number the learner may change.
   *
   * @param name the field's name
   * @param whole whether only whole numbers are allowed
   * @param value the value to start from
   * @param min the smallest allowed
   * @param max the largest allowed
   * @param step the slider's step
   * @param unit its unit, or an empty string
   */
  public record Param(
      String name, boolean whole, double value, double min, double max, double step, String unit) {}

  /**
   * One thing that may come back.
   *
   * @param value as {@link String#valueOf(Object)} prints it
   * @param expect what to think of it
   */
  public record Outcome(String value, Expect expect) {}
}
