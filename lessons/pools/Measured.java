package pools;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What several measurements come to. */
final class Measured {
    private Measured() {}

    /** For each setting the median of what was measured, to one place behind the point. */
    static Map<Integer, Double> medians(Map<Integer, List<Double>> measured) {
        Map<Integer, Double> medians = new TreeMap<>();
        measured.forEach((at, all) -> medians.put(at, Math.round(10 * median(all)) / 10.0));
        return medians;
    }

    /** The one in the middle, when they stand in order. */
    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
