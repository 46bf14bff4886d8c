package threadworks.ui.lab;

import java.util.Map;

/** Remembers what the parameters of demos were set to. */
public interface ValueMemory {
  /** The values kept for a demo, by name; empty where there are none. */
  Map<String, Double> values(String lesson, String demo);

  /** Keeps them. */
  void values(String lesson, String demo, Map<String, Double> values);
}
