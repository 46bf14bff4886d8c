package threadworks.lesson;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import threadworks.lab.Expect;
import threadworks.lab.Outcome;

/**
 * A demo as its class file and sources declare it; read without loading the class, so nothing of it
 * runs here.
 *
 * @param name the class's simple name
 * @param className its binary name, {@code <slug>.<Name>}
 * @param variants the ways to run it, in source order
 * @param params the numbers the learner may change, in source order
 * @param sources the demo's own file as it is compiled, then the files of its folder that it uses
 * @param python the same program in Python, or null
 */
public record Demo(
    String name,
    String className,
    List<Variant> variants,
    List<Param> params,
    List<Source> sources,
    @Nullable Source python) {

  /** Whether one of its files declares a method of that name. */
  public boolean declares(String method) {
    return sources.stream().anyMatch(source -> source.methods().contains(method));
  }

  /** What formulas call its parameters, and the cores. */
  public Map<String, Double> names(Map<String, Double> values, int cores) {
    var names = new HashMap<String, Double>();
    params.forEach(
        param ->
            names.put(
                param.name(), param.inFormula(values.getOrDefault(param.name(), param.value()))));
    names.put("cores", (double) cores);
    return names;
  }

  /**
   * A file.
   *
   * @param file its name in the lesson's folder
   * @param text what stands in it
   * @param methods the names of the methods it declares; none for one that is not Java
   */
  public record Source(String file, String text, Set<String> methods) {}

  /**
   * One way to run the demo.
   *
   * @param name the method's name
   * @param ideal the ideal time, or null where none is declared
   * @param cores the cores the run is confined to, 0 for all
   * @param outcomes what may come back
   * @param firstLine the first line of the method in the demo's own file, annotations included,
   *     from 1
   * @param lastLine its last line
   * @param runOnly why it can only be run, and neither stepped nor explored; empty where it can
   * @param limit the seconds after which a real run is ended, 0 for none
   */
  public record Variant(
      String name,
      @Nullable Ideal ideal,
      int cores,
      List<Declared> outcomes,
      int firstLine,
      int lastLine,
      String runOnly,
      double limit) {
    /** What it declares of an outcome; empty where it declares nothing of the kind. */
    public Optional<Declared> declared(Outcome.Kind kind, String value) {
      return outcomes.stream().filter(one -> one.name().fits(kind, value)).findFirst();
    }
  }

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
   * @param small the value that steps and searches start from
   * @param live whether it may be changed while the demo runs
   */
  public record Param(
      String name,
      boolean whole,
      double value,
      double min,
      double max,
      double step,
      String unit,
      double small,
      boolean live) {
    /** Whether it may have the value. */
    public boolean allows(double value) {
      return value >= min && value <= max && (!whole || value == Math.rint(value));
    }

    /** A time in milliseconds counts as seconds in a formula; any other value as it is. */
    double inFormula(double value) {
      return unit.equals("ms") ? value / 1000 : value;
    }
  }

  /**
   * One thing that a variant declares it may come to.
   *
   * @param kind how it ends
   * @param value what comes back, as {@link String#valueOf(Object)} prints it; an empty string for
   *     any, where nothing is returned
   * @param expect what to think of it
   */
  public record Declared(Outcome.Kind kind, String value, Expect expect) {
    /** The outcome, without what is thought of it. */
    public OutcomeName name() {
      return new OutcomeName(kind, value);
    }
  }
}
