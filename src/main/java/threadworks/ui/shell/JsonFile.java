package threadworks.ui.shell;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A small file that holds a JSON object and may be changed by several windows at once.
 *
 * @param path the file
 */
record JsonFile(Path path) {
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  /**
   * What is in it; an empty object where there is no file.
   *
   * @throws JsonParseException when it is no JSON object
   */
  JsonObject read() throws IOException {
    if (!Files.exists(path)) {
      return new JsonObject();
    }
    var json = JsonParser.parseString(Files.readString(path));
    if (!json.isJsonObject()) {
      throw new JsonParseException("no object at line 1");
    }
    return json.getAsJsonObject();
  }

  /**
   * Changes what is in it now, while no other window does. What cannot be read is put aside first,
   * since someone may want to mend it.
   */
  void change(UnaryOperator<JsonObject> change) throws IOException {
    Files.createDirectories(path.getParent());
    // One lock for all windows of this program, one for those of others.
    synchronized (JsonFile.class) {
      var lock = path.resolveSibling(path.getFileName() + ".lock");
      try (var channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var _ = channel.lock()) {
        JsonObject now;
        try {
          now = read();
        } catch (JsonParseException e) {
          putAside();
          now = new JsonObject();
        }
        write(change.apply(now));
      }
    }
  }

  /** Writes beside the file and moves over it, so that no crash leaves half a file. */
  private void write(JsonObject json) throws IOException {
    var beside = path.resolveSibling(path.getFileName() + ".new");
    Files.writeString(beside, GSON.toJson(json) + "\n");
    try {
      Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Keeps a file that cannot be read under another name, which it returns. */
  Path putAside() throws IOException {
    var kept = path.resolveSibling(path.getFileName() + ".1");
    return Files.move(path, kept, StandardCopyOption.REPLACE_EXISTING);
  }

  /** A record, a map or a list as JSON. */
  static JsonElement json(Object value) {
    return GSON.toJsonTree(value);
  }

  /**
   * An entry of an object that someone may have written by hand.
   *
   * @param lost is told the entry's name where it is there and no {@code type}
   * @return null where the entry lacks or is lost
   */
  static <T> @Nullable T entry(JsonObject json, String name, Class<T> type, Consumer<String> lost) {
    if (!json.has(name)) {
      return null;
    }
    try {
      var entry = GSON.fromJson(json.get(name), type);
      if (entry != null) {
        return entry;
      }
    } catch (RuntimeException e) {
      // Gson throws whatever the record or the number it makes throws.
    }
    lost.accept(name);
    return null;
  }

  /** An object within an object; an empty one where it lacks or is lost. */
  static JsonObject object(JsonObject json, String name, Consumer<String> lost) {
    var object = entry(json, name, JsonObject.class, lost);
    return object == null ? new JsonObject() : object;
  }
}
