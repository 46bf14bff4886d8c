package threadworks.ui.chart;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** How wide texts are that are drawn on a canvas. */
public final class TextWidth {
  private static final int MOST = 2_000;
  private static final Text RULER = new Text();
  private static final Map<Measured, Double> KNOWN = new HashMap<>();

  private record Measured(String text, Font font) {}

  private TextWidth() {}

  /** In pixels. */
  public static double of(String text, Font font) {
    if (KNOWN.size() > MOST) {
      KNOWN.clear();
    }
    return KNOWN.computeIfAbsent(
        new Measured(text, font),
        _ -> {
          RULER.setFont(font);
          RULER.setText(text);
          return RULER.getLayoutBounds().getWidth();
        });
  }

  /** The text, or as much of its begin and its end as fits, which is where names differ. */
  public static String shorten(String text, Font font, double width) {
    if (of(text, font) <= width) {
      return text;
    }
    for (int keep = text.length() - 1; keep > 2; keep--) {
      int head = (keep + 1) / 2;
      var shorter = text.substring(0, head) + "…" + text.substring(text.length() - (keep - head));
      if (of(shorter, font) <= width) {
        return shorter;
      }
    }
    return "…";
  }
}
