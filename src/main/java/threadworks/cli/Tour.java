package threadworks.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** Makes pictures of pages and charts. The window does it, which the command line knows not. */
@FunctionalInterface
public interface Tour {
  /**
   * Runs the demos of some lessons and writes the pictures and an {@code index.html} that shows
   * them.
   *
   * @param folder where to; made when missing
   * @param lessons the names of their folders
   * @param looks the ways to look at them, as file names have it: {@code en-light}
   * @param width of the window, in pixels
   * @param height of the window, in pixels
   * @param progress told each picture and each time as it comes
   * @return whether every demo ran to its end
   * @throws IOException when a picture cannot be written
   */
  boolean take(
      Path folder,
      List<String> lessons,
      List<String> looks,
      int width,
      int height,
      PrintWriter progress)
      throws IOException, InterruptedException;
}
