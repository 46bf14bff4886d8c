package pools;

import java.util.List;

/** What several measurements come to. */
final class Measured {
    private Measured() {}

    /** The one in the middle, when they stand in order. */
    static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** To one place behind the point. */
    static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
