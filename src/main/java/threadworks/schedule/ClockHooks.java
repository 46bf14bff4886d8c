package threadworks.schedule;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.Random;
import java.util.TimeZone;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import threadworks.schedule.report.Kind;

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
      Hooks.scheduler().readClock(self);
    }
    return Hooks.scheduler().clock.tell(self);
  }

  /** As {@link System#currentTimeMillis}. */
  public static long currentTimeMillis() {
    return START_MILLIS + nanoTime() / 1_000_000;
  }

  /** As {@link Clock#systemDefaultZone}, which is UTC on every machine. */
  public static Clock clock() {
    return new Virtual(ZoneOffset.UTC);
  }

  /** As {@link Clock#system}. */
  public static Clock clock(ZoneId zone) {
    return new Virtual(zone);
  }

  /** As {@link Calendar#getInstance()}. */
  public static Calendar calendar() {
    return new Calendar.Builder()
        .setTimeZone(TimeZone.getTimeZone("UTC"))
        .setInstant(currentTimeMillis())
        .build();
  }

  /** Shows the time of the schedule. */
  private static final class Virtual extends Clock {
    private final ZoneId zone;

    Virtual(ZoneId zone) {
      this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new Virtual(other);
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(START_MILLIS).plusNanos(nanoTime());
    }
  }

  /** As {@link Math#random}. */
  public static double random() {
    return chance().nextDouble();
  }

  /** As {@link UUID#randomUUID}. */
  public static UUID randomUuid() {
    var random = chance();
    return new UUID(
        (random.nextLong() & 0xFFFFFFFFFFFF0FFFL) | 0x4000,
        (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
  }

  /** What a generator of random numbers starts from that is given no seed. */
  public static long seed() {
    return chance().nextLong();
  }

  /** As {@link RandomGenerator#getDefault}. */
  public static RandomGenerator generator() {
    return generator("L32X64MixRandom");
  }

  /** As {@link RandomGenerator#of}. */
  public static RandomGenerator generator(String name) {
    var generator = RandomGeneratorFactory.of(name).create(seed());
    MemoryHooks.made(generator);
    return generator;
  }

  /** Who asks first gets the first number. */
  private static Random chance() {
    Hooks.changes++;
    Hooks.scheduler().touch(Location.ORDER, true);
    return Hooks.scheduler().random;
  }
}
