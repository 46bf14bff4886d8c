package threadworks.lesson;

import com.google.gson.Gson;

/** A fault as it is kept in a file, from when a lesson is compiled to when it is read. */
final class FaultFile {
  private static final Gson GSON = new Gson();

  private FaultFile() {}

  static String write(Fault fault) {
    return GSON.toJson(fault);
  }

  /** Reads what {@link #write} has written. */
  static Fault read(String text) {
    return GSON.fromJson(text, Fault.class);
  }
}
