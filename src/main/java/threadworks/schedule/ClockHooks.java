package threadworks.schedule;

import java.util.UUID;

/** What woven code calls in place of what reads the clock, and of what leaves things to chance. */
public final class ClockHooks {
  /** What the clock shows when a schedule begins: 2026-01-01T00:00Z, in milliseconds. */
  private static final long START_MILLIS = 1_767_225_600_000L;

  private ClockHooks() {}

  /** As {@link System#nanoTime}. */
  public static long nanoTime() {
    var self = Hooks.current;
    if (self == null) {
      return 0;
    }
    if (!Hooks.inside) {
      Hooks.point(self, Kind.CLOCK, 0, null);
    }
    self.readsClock = true;
    Hooks.scheduler().touch(Scheduler.CLOCK_PLACE, false);
    return Hooks.scheduler().now;
  }

  /** As {@link System#currentTimeMillis}. */
  public static long currentTimeMillis() {
    return START_MILLIS + nanoTime() / 1_000_000;
  }

  /** As {@link java.time.Instant#now()}. */
  public static java.time.Instant instant() {
    return java.time.Instant.ofEpochMilli(START_MILLIS).plusNanos(nanoTime());
  }

  /** As {@link java.time.LocalDateTime#now()}, in UTC. */
  public static java.time.LocalDateTime localDateTime() {
    return java.time.LocalDateTime.ofInstant(instant(), java.time.ZoneOffset.UTC);
  }

  /** As {@link java.time.LocalDate#now()}, in UTC. */
  public static java.time.LocalDate localDate() {
    return localDateTime().toLocalDate();
  }

  /** As {@link java.time.LocalTime#now()}, in UTC. */
  public static java.time.LocalTime localTime() {
    return localDateTime().toLocalTime();
  }

  /** As {@link Math#random}. */
  public static double random() {
    return Hooks.scheduler().random.nextDouble();
  }

  /** As {@link UUID#randomUUID}. */
  public static UUID randomUuid() {
    var random = Hooks.scheduler().random;
    return new UUID(
        (random.nextLong() & 0xFFFFFFFFFFFF0FFFL) | 0x4000,
        (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
  }
}
