package threadworks.cli;

import java.io.PrintWriter;
import java.util.List;

/** Measures the window. The window does it, which the command line knows not. */
@FunctionalInterface
public interface WindowBench {
  /**
   * Opens a window and measures how soon it shows what is asked of it, and whether it stays as
   * small as it was.
   *
   * @param parts what to measure: {@code step}, {@code drag}, {@code modes}, {@code charts}
   * @param display whether the window is to be on the display; else nobody sees it
   * @param out told the figures as they come
   * @return whether it stayed as small; how fast it is depends on the machine, and judges nothing
   */
  boolean run(List<String> parts, boolean display, PrintWriter out) throws InterruptedException;
}
