package threadworks.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SpanListTest {
  private static final CallSite SITE = new CallSite(State.QUEUE, "belt.take", "Belt.java", 5);

  /** The spans of another, with nothing summed up. */
  private record Plain(Spans of) implements Spans {
    @Override
    public int size() {
      return of.size();
    }

    @Override
    public long start(int i) {
      return of.start(i);
    }

    @Override
    public long end(int i) {
      return of.end(i);
    }

    @Override
    public State state(int i) {
      return of.state(i);
    }

    @Override
    public String what(int i) {
      return of.what(i);
    }

    @Override
    public String file(int i) {
      return of.file(i);
    }

    @Override
    public int line(int i) {
      return of.line(i);
    }
  }

  @Property(tries = 300)
  void blocksSayWhatTheirSpansWould(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 1_400) int size) {
    var random = new Random(seed);
    var list = new SpanList();
    long at = 0;
    for (int i = 0; i < size; i++) {
      long start = at + random.nextInt(20);
      at = start + random.nextInt(20);
      list.add(start, at, SITE);
    }
    var spans = list.snapshot(random.nextBoolean() ? SITE : null, at + 1);
    // What comes later is none of a snapshot's.
    for (int i = 0; i < random.nextInt(40); i++) {
      list.add(at + i, at + i + 1_000, SITE);
    }
    var plain = new Plain(spans);
    for (int i = 0; i < 20; i++) {
      int first = random.nextInt(size);
      int last = first + random.nextInt(size - first);
      assertEquals(plain.sum(first, last), spans.sum(first, last));
    }
  }
}
