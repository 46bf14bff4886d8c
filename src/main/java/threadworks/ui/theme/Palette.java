package threadworks.ui.theme;

import java.util.List;
import javafx.scene.paint.Color;

/**
 * The colours of one theme, for what is drawn on a canvas; {@code assets/css/colours-*.css} gives
 * style sheets the same ones.
 *
 * @param dark whether it is the dark theme's
 * @param background behind everything
 * @param sub behind what stands a step back: the rail, cards, tabs
 * @param chip behind chips and what is selected
 * @param foreground text
 * @param muted text that matters less
 * @param border lines between parts, and a chart's grid
 * @param accent what can be chosen, and what is
 * @param ok right, done
 * @param bad wrong, failed
 * @param warn beware
 * @param startup a pool starting its workers
 */
public record Palette(
    boolean dark,
    Color background,
    Color sub,
    Color chip,
    Color foreground,
    Color muted,
    Color border,
    Color accent,
    Color ok,
    Color bad,
    Color warn,
    Color startup) {

  /** The light theme's. */
  public static final Palette LIGHT =
      new Palette(
          false,
          Color.web("#ffffff"),
          Color.web("#f6f8fa"),
          Color.web("#eaeef2"),
          Color.web("#1f2328"),
          Color.web("#59636e"),
          Color.web("#d1d9e0"),
          Color.web("#0969da"),
          Color.web("#1a7f37"),
          Color.web("#cf222e"),
          Color.web("#9a6700"),
          Color.web("#e69f00"));

  /** The dark theme's. */
  public static final Palette DARK =
      new Palette(
          true,
          Color.web("#0d1117"),
          Color.web("#151b23"),
          Color.web("#212830"),
          Color.web("#f0f6fc"),
          Color.web("#9198a1"),
          Color.web("#3d444d"),
          Color.web("#4493f8"),
          Color.web("#3fb950"),
          Color.web("#f85149"),
          Color.web("#d29922"),
          Color.web("#e69f00"));

  /**
   * Grey for the main thread, then seven that colour-blind people can tell apart: Okabe and Ito,
   * "Color Universal Design", 2008, with the yellow darkened so that it shows on white.
   */
  private static final List<Color> THREADS =
      List.of(
          Color.web("#6e7781"),
          Color.web("#0072b2"),
          Color.web("#d55e00"),
          Color.web("#009e73"),
          Color.web("#cc79a7"),
          Color.web("#56b4e9"),
          Color.web("#b8a412"),
          Color.web("#e69f00"));

  /** The contrast WCAG 2.1 asks of text (criterion 1.4.3). */
  private static final double READABLE = 4.5;

  /**
   * A thread's colour, for areas.
   *
   * @param index 0 for the main thread (M), 1 for A, 2 for B…; beyond the seventh the seven recur
   */
  public Color thread(int index) {
    return THREADS.get(index == 0 ? 0 : 1 + (index - 1) % (THREADS.size() - 1));
  }

  /**
   * A thread's colour, for text on the background: the same hue, as light or dark as it must be.
   */
  public Color threadText(int index) {
    var colour = thread(index);
    while (contrast(colour, background) < READABLE) {
      colour = colour.interpolate(foreground, 0.1);
    }
    return colour;
  }

  /** Black or white, whichever is easier to read on the colour. */
  public static Color on(Color colour) {
    var dark = Color.web("#1f2328");
    return contrast(Color.WHITE, colour) >= contrast(dark, colour) ? Color.WHITE : dark;
  }

  /** The contrast of two colours from 1 to 21, as WCAG 2.1 defines it. */
  static double contrast(Color one, Color other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
