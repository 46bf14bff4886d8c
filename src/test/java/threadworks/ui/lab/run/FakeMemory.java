package threadworks.ui.lab.run;

import java.util.HashMap;
import java.util.Map;
import threadworks.ui.lab.ValueMemory;

/** Remembers values as long as it lives. */
final class FakeMemory implements ValueMemory {
  private final Map<String, Map<String, Double>> all = new HashMap<>();

  @Override
  public Map<String, Double> values(String lesson, String demo) {
    return all.getOrDefault(lesson + "/" + demo, Map.of());
  }

  @Override
  public void values(String lesson, String demo, Map<String, Double> values) {
    all.put(lesson + "/" + demo, values);
  }
}
