package threadworks.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;

/**
 * Makes a picture of every page and chart. The window does it, which the command line knows not.
 */
@FunctionalInterface
public interface Tour {
  /**
   * Runs every demo and writes the pictures and an {@code index.html} that shows them.
   *
   * @param folder where to; made when missing
   * @param progress told each picture and each time as it comes
   * @return whether every demo ran to its end
   * @throws IOException when a picture cannot be written
   */
  boolean take(Path folder, PrintWriter progress) throws IOException, InterruptedException;
}
