package threadworks.multiprocessing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/**
 * The main class of a {@link SharedMemoryManager}'s process: reads names from standard input, and
 * unlinks them when that ends.
 */
final class Janitor {
  private Janitor() {}

  static void main(String[] args) throws IOException {
    var names = new ArrayList<String>();
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var name = in.readLine(); name != null; name = in.readLine()) {
      names.add(name);
    }
    names.forEach(name -> SharedFiles.delete(SharedFiles.named(name)));
  }
}
