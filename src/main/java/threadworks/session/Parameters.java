package threadworks.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import threadworks.lesson.Demo;
import threadworks.lesson.Ideal;
import threadworks.wording.SentenceException;

/** The values of a demo's parameters for one run, all of them, each within its bounds. */
final class Parameters {
  private final Demo demo;
  private final Map<String, Double> values;

  private Parameters(Demo demo, Map<String, Double> values) {
    this.demo = demo;
    this.values = values;
  }

  /**
   * Checks what was chosen and fills in the rest from the source.
   *
   * @throws SentenceException when a value is wrong
   */
  static Parameters of(Demo demo, Map<String, Double> chosen) {
    var values = new LinkedHashMap<String, Double>();
    for (var param : demo.params()) {
      var value = chosen.get(param.name());
      values.put(param.name(), value == null ? param.value() : checked(demo, param, value));
    }
    var unknown = new TreeSet<>(chosen.keySet());
    unknown.removeAll(values.keySet());
    if (!unknown.isEmpty()) {
      throw values.isEmpty()
          ? new SentenceException("params.none", demo.name(), unknown.first())
          : new SentenceException(
              "params.unknown", demo.name(), unknown.first(), String.join(", ", values.keySet()));
    }
    return new Parameters(demo, values);
  }

  /**
   * The same with one that may be changed while the demo runs at another value.
   *
   * @throws SentenceException when it may not, or the value is wrong
   */
  Parameters with(String name, double value) {
    var chosen = new LinkedHashMap<>(values);
    chosen.put(name, value);
    var changed = of(demo, chosen);
    if (demo.params().stream().noneMatch(param -> param.live() && param.name().equals(name))) {
      throw new SentenceException("params.notLive", name, demo.name());
    }
    return changed;
  }

  private static double checked(Demo demo, Demo.Param param, double value) {
    if (param.whole() && value != Math.rint(value)) {
      throw new SentenceException("params.whole", param.name(), demo.name(), number(value));
    }
    if (!(value >= param.min() && value <= param.max())) {
      throw new SentenceException(
          "params.bounds",
          param.name(),
          demo.name(),
          number(param.min()),
          number(param.max()),
          number(value));
    }
    return value;
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /** A word for each, as a twin takes it. */
  List<String> words() {
    return values.entrySet().stream()
        .map(value -> value.getKey() + "=" + number(value.getValue()))
        .toList();
  }

  /** Values by name. */
  Map<String, Double> values() {
    return values;
  }

  /** A variant's ideal with these values on this machine, in milliseconds; NaN where none is. */
  double idealMillis(Demo.Variant variant) {
    Ideal ideal = variant.ideal();
    if (ideal == null) {
      return Double.NaN;
    }
    int machine = Runtime.getRuntime().availableProcessors();
    int cores = variant.cores() == 0 ? machine : Math.min(variant.cores(), machine);
    return 1000 * ideal.value(demo.names(values, cores));
  }
}
