package threadworks.multiprocessing.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The Python that is found on the path, if any, and our program for it. */
final class Python implements AutoCloseable {
  private static final String PROGRAM = "/assets/bench/bench.py";

  private final @Nullable String version;
  private final Path file;

  private Python(@Nullable String version, Path file) {
    this.version = version;
    this.file = file;
  }

  static Python find() throws IOException, InterruptedException {
    var file = Files.createTempFile("threadworks-bench-", ".py");
    Files.writeString(file, program());
    return new Python(versionOnPath(), file);
  }

  private static @Nullable String versionOnPath() throws InterruptedException {
    try {
      return output("python3", "--version");
    } catch (IOException e) {
      return null;
    }
  }

  /** The program's text. */
  static String program() throws IOException {
    try (var in = Python.class.getResourceAsStream(PROGRAM)) {
      if (in == null) {
        throw new IOException("the build holds no " + PROGRAM);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Nullable String version() {
    return version;
  }

  /** Measures one row there. */
  double run(String row) throws IOException, InterruptedException {
    return Double.parseDouble(output("python3", file.toString(), row));
  }

  private static String output(String... command) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    process.getOutputStream().close();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed; what it said is above");
    }
    return text;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
