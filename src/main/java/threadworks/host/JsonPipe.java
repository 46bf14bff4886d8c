package threadworks.host;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializationContext;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import threadworks.schedule.report.Schedule;
import threadworks.wording.Sentence;

/**
 * What goes through the pipes to and from a {@link ScheduleHost}: the length of what follows in
 * four bytes, then JSON.
 */
final class JsonPipe {
  static final Gson GSON =
      new GsonBuilder()
          .serializeSpecialFloatingPointValues()
          .registerTypeAdapter(Schedule.class, (JsonSerializer<Schedule>) JsonPipe::code)
          .registerTypeAdapter(Schedule.class, (JsonDeserializer<Schedule>) JsonPipe::schedule)
          .registerTypeAdapter(Sentence.class, (JsonDeserializer<Sentence>) JsonPipe::sentence)
          .create();
  private static final int LONGEST = 256 << 20;

  private JsonPipe() {}

  /** A schedule goes as its code. */
  private static JsonElement code(Schedule schedule, Type type, JsonSerializationContext context) {
    return new JsonPrimitive(schedule.code());
  }

  private static Schedule schedule(
      JsonElement code, Type type, JsonDeserializationContext context) {
    return Schedule.parse(code.getAsString());
  }

  /** Its arguments are texts, or sentences again. */
  private static Sentence sentence(
      JsonElement json, Type type, JsonDeserializationContext context) {
    var args = new ArrayList<Object>();
    for (var arg : json.getAsJsonObject().getAsJsonArray("args")) {
      args.add(arg.isJsonObject() ? sentence(arg, type, context) : arg.getAsString());
    }
    return new Sentence(json.getAsJsonObject().get("key").getAsString(), args);
  }

  static void write(OutputStream out, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var data = new DataOutputStream(out);
    data.writeInt(bytes.length);
    data.write(bytes);
    data.flush();
  }

  /** The next one, or null at the end of the stream. */
  static @Nullable String read(InputStream in) throws IOException {
    var data = new DataInputStream(in);
    int length;
    try {
      length = data.readInt();
    } catch (EOFException e) {
      return null;
    }
    if (length < 0 || length > LONGEST) {
      throw new IOException("no message begins with a length of " + length);
    }
    return new String(data.readNBytes(length), StandardCharsets.UTF_8);
  }
}
