package threadworks.cli;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** JSON as the command line writes it: names with underscores, times in milliseconds. */
final class Json {
  private static final Gson GSON =
      new GsonBuilder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .serializeNulls()
          .registerTypeAdapter(Double.class, (JsonSerializer<Double>) Json::number)
          .disableHtmlEscaping()
          .setPrettyPrinting()
          .create();

  private Json() {}

  /** JSON knows no infinities and no NaN; they are texts there. */
  private static JsonElement number(Double value, Type type, JsonSerializationContext context) {
    return Double.isFinite(value) ? new JsonPrimitive(value) : new JsonPrimitive(value.toString());
  }

  static String write(Object shape) {
    return GSON.toJson(shape);
  }

  /** Milliseconds with one decimal; null for NaN. */
  static @Nullable Number millis(double millis) {
    return Double.isNaN(millis)
        ? null
        : BigDecimal.valueOf(millis).setScale(1, RoundingMode.HALF_UP);
  }

  /** A whole number without a decimal point, any other as it is. */
  static Number plain(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1L << 53) {
      return (long) value;
    }
    return value;
  }
}
