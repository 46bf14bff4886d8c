package threadworks.schedule;

import java.util.Properties;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What woven code calls for the system's properties: each schedule begins with those that the JVM
 * has, and what it changes is its own.
 */
public final class PropertyHooks {
  private PropertyHooks() {}

  /** As {@link System#getProperties}. */
  public static Properties getAll() {
    Hooks.scheduler().ownProperties();
    return System.getProperties();
  }

  /** As {@link System#setProperties}. */
  public static void setAll(@Nullable Properties properties, int site) {
    on("put", () -> null, site);
    System.setProperties(properties);
    Hooks.publish(properties);
  }

  /** As {@link System#getProperty(String)}. */
  public static @Nullable String get(String key, int site) {
    return on("get", () -> System.getProperty(key), site);
  }

  /** As {@link System#getProperty(String, String)}. */
  public static @Nullable String get(String key, @Nullable String other, int site) {
    return on("get", () -> System.getProperty(key, other), site);
  }

  /** As {@link System#setProperty}. */
  public static @Nullable String set(String key, String value, int site) {
    return on("put", () -> System.setProperty(key, value), site);
  }

  /** As {@link System#clearProperty}. */
  public static @Nullable String clear(String key, int site) {
    return on("remove", () -> System.clearProperty(key), site);
  }

  /** One step on the properties, as a call of that method of theirs is. */
  private static @Nullable String on(String method, Supplier<@Nullable String> call, int site) {
    UnwovenHooks.enter(new Object[] {getAll()}, method, site);
    try {
      return call.get();
    } finally {
      UnwovenHooks.leave();
    }
  }
}
