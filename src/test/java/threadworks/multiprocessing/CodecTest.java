package threadworks.multiprocessing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.naming.LinkRef;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** Values survive being encoded and decoded, and what can't be sent is named. */
final class CodecTest {
  record Point(int x, double y, @Nullable String name) {}

  record Pair(@Nullable Object left, @Nullable Object right) {}

  private static final String NODE = "threadworks.multiprocessing.CodecTest$Node";

  record Node(String name, List<Object> next) implements Serializable {}

  record Temperature(double celsius) {
    @Override
    public double celsius() {
      return celsius * 1.8 + 32;
    }
  }

  record Single(String name) implements Serializable {
    static final Single ONE = new Single("one");

    @Serial
    private Object readResolve() {
      return name.equals("one") ? ONE : this;
    }
  }

  record Secret(String user, String password) implements Serializable {
    @Serial
    private Object writeReplace() {
      return user;
    }
  }

  static final class Order implements Serializable {
    private static final long serialVersionUID = 1;
    final Customer customer = new Customer();
  }

  static final class Customer implements Serializable {
    private static final long serialVersionUID = 1;
    final Object lock = new Thread();
  }

  private static @Nullable Object copy(@Nullable Object value) throws IOException {
    var encoder = new Encoder();
    encoder.value(value);
    return new Decoder(Classes.ofContext()).over(encoder.toByteArray(), 0).value();
  }

  private static void assertSurvives(Object value) throws IOException {
    var copy = copy(value);
    assertEquals(value, copy);
    assertNotNull(copy);
  }

  @Test
  void valuesKeepTheirTypes() throws IOException {
    for (Object value :
        List.of(
            1,
            2L,
            3.5,
            4.5f,
            (short) 5,
            (byte) 6,
            'c',
            true,
            false,
            "",
            "plain",
            "\u00e9\u00ff",
            "\u8fdb\u7a0b",
            "\ud83d\ude00",
            "lone \ud83d",
            new BigDecimal("1.5"),
            Instant.EPOCH,
            DayOfWeek.MONDAY,
            new Point(1, 2, null),
            new Pair(new Point(1, 2, "a"), List.of()))) {
      assertSurvives(value);
      assertEquals(value.getClass(), assertInstanceOf(Object.class, copy(value)).getClass());
    }
    assertEquals(null, copy(null));
  }

  @Test
  void recordsAreSentByTheirFieldsWhateverTheirAccessorsSay() throws IOException {
    assertSurvives(new Temperature(10));
  }

  @Test
  void recordsThatHaveThemselvesReplacedAre() throws IOException {
    assertSame(Single.ONE, copy(new Single("one")));
    assertEquals("ann", copy(new Secret("ann", "secret")));
    assertEquals(List.of("ann"), copy(List.of(new Secret("ann", "secret"))));
  }

  @Test
  void collectionsKeepTheirTypesAndOrder() throws IOException {
    for (Object value :
        List.of(
            new ArrayList<>(List.of(1, 2, 3, 4, 5)),
            new ArrayList<>(List.of(1L, 2L, 3L, 4L)),
            new ArrayList<>(List.of(1.5, 2.5, 3.5, 4.5)),
            new ArrayList<Object>(List.of(1, 2, 3, "four")),
            new ArrayList<Object>(List.of(1L, 2L, 3L, 4)),
            new HashSet<>(List.of("b", "a")),
            new LinkedHashSet<>(List.of("b", "a")),
            new HashMap<>(Map.of("a", 1)),
            new LinkedHashMap<>(Map.of("a", List.of(Map.of(1, 2)))),
            new TreeMap<>(Map.of("b", 1, "a", 2)))) {
      assertSurvives(value);
      assertEquals(value.getClass(), assertInstanceOf(Object.class, copy(value)).getClass());
    }
    assertSurvives(List.of());
    assertSurvives(List.of(1, 2, 3));
    assertSurvives(Set.of(1, 2, 3));
    assertSurvives(Map.of("a", 1, "b", 2));
    assertSurvives(Arrays.asList(1, null));
  }

  @Test
  void whatCanBeSentCanBeSentBack() throws IOException {
    var pair = new Pair(1, 2);
    for (Object value :
        List.of(
            List.of(pair),
            List.of(pair, 2, 3),
            Set.of(pair),
            Set.of(pair, 2, 3),
            Map.of("a", pair),
            Map.of("a", pair, "b", 1),
            Stream.of(pair, null).toList())) {
      assertSurvives(assertInstanceOf(Object.class, copy(value)));
    }
  }

  @Test
  void viewsAreSentByWhatTheyHold() throws IOException {
    var list = new ArrayList<Object>(List.of(1, 2, new Pair(3, 4)));
    var map = new LinkedHashMap<Object, Object>();
    map.put("b", 1);
    map.put("a", new Pair(3, 4));
    for (Object value :
        List.of(
            list.subList(1, 3),
            list.reversed(),
            List.of(1, 2, 3).subList(0, 2),
            map.keySet(),
            map.entrySet(),
            Map.entry(1, new Pair(3, 4)),
            Optional.of(new Pair(3, 4)),
            Optional.empty())) {
      assertSurvives(value);
      assertSurvives(assertInstanceOf(Object.class, copy(value)));
    }
    assertEquals(List.of(1, new Pair(3, 4)), copy(map.values()));
    assertThrows(NotSendableException.class, () -> copy(new WeakHashMap<>()));
  }

  @Test
  void arraysKeepTheirTypes() throws IOException {
    assertArrayEquals(new int[] {1, -2}, (int[]) copy(new int[] {1, -2}));
    assertArrayEquals(new long[] {1, -2}, (long[]) copy(new long[] {1, -2}));
    assertArrayEquals(new double[] {1, -2}, (double[]) copy(new double[] {1, -2}));
    assertArrayEquals(new float[] {1, -2}, (float[]) copy(new float[] {1, -2}));
    assertArrayEquals(new byte[] {1, -2}, (byte[]) copy(new byte[] {1, -2}));
    assertArrayEquals(new char[] {'a', '\uffff'}, (char[]) copy(new char[] {'a', '\uffff'}));
    assertArrayEquals(new boolean[] {true}, (boolean[]) copy(new boolean[] {true}));
    assertArrayEquals(new String[] {"a", null}, (String[]) copy(new String[] {"a", null}));
    assertArrayEquals(
        new Integer[] {1, 2, 3, 4, 5}, (Integer[]) copy(new Integer[] {1, 2, 3, 4, 5}));
    assertArrayEquals(new int[][] {{1}, {2, 3}}, (int[][]) copy(new int[][] {{1}, {2, 3}}));
  }

  @Test
  void aListThatHoldsItselfArrivesAsSuch() throws IOException {
    var list = new ArrayList<Object>();
    list.add(list);
    list.add(new Point(1, 2, "a").toString());
    var copy = assertInstanceOf(List.class, copy(list));
    assertEquals(2, copy.size());
    assertSame(copy, copy.getFirst());
  }

  @Test
  void aRecordThatHoldsItselfIsRefused() {
    var toOther = new ArrayList<Object>();
    var a = new Node("a", toOther);
    var b = new Node("b", new ArrayList<>(List.of(a)));
    toOther.add(b);
    var toItself = new ArrayList<Object>();
    toItself.add(new Node("c", toItself));
    for (Object value : List.of(a, List.of(a, b), toItself.getFirst(), toItself)) {
      var thrown = assertThrows(NotSendableException.class, () -> copy(value));
      assertTrue(
          String.valueOf(thrown.getMessage()).contains("it holds itself by way of a " + NODE),
          thrown.toString());
    }
  }

  @Test
  void whatIsThereAgainAndAgainIsSentOnce() throws IOException {
    Object value = "x";
    for (int i = 0; i < 40; i++) {
      value = Arrays.asList(value, value);
    }
    var encoder = new Encoder();
    encoder.value(List.of("first"));
    encoder.value(value);
    encoder.value(new Point(1, 2, null));
    assertTrue(encoder.size() < 10_000);
    var decoder = new Decoder(Classes.ofContext()).over(encoder.toByteArray(), 0);
    assertEquals(List.of("first"), decoder.value());
    var copy = assertInstanceOf(List.class, decoder.value());
    assertSame(copy.get(0), copy.get(1));
    assertEquals(new Point(1, 2, null), decoder.value());
  }

  @Test
  void manyThingsThatAreHardlyEverTheSameAreNotForJavaSerialisation() throws IOException {
    var tag = new Pair("not", "serializable");
    var list = new ArrayList<Object>();
    for (int i = 0; i < 100_000; i++) {
      list.add(new Pair(tag, new Pair(i, List.of(i))));
    }
    assertSurvives(list);
  }

  @Test
  void whatCannotBeSentIsNamedByFieldAndType() {
    var thrown =
        assertThrows(
            NotSendableException.class,
            () -> copy(List.of(1, Map.of("k", new Pair(new Order(), 2)))));
    assertEquals(
        "[1]: [k]: threadworks.multiprocessing.CodecTest$Pair.left: "
            + "threadworks.multiprocessing.CodecTest$Order.customer.lock"
            + " can't be sent to another process: java.lang.Thread is not serializable",
        thrown.getMessage());
  }

  record Key(int length) implements Serializable {
    @Override
    public String toString() {
      return length < 0 ? new String(new char[length]) : "k".repeat(length);
    }
  }

  @Test
  void keysAreShownInShort() {
    for (var outer : List.of(new HashMap<Object, Object>(), new TreeMap<Object, Object>())) {
      for (int length : new int[] {-1, 1_000_000}) {
        outer.put("a", new HashMap<>(Map.of(new Key(length), new Thread())));
        var message =
            String.valueOf(
                assertThrows(NotSendableException.class, () -> copy(outer)).getMessage());
        assertTrue(message.contains(length < 0 ? "CodecTest$Key]" : "kkk\u2026]"), message);
        assertTrue(message.length() < 400, message);
      }
    }
  }

  @Test
  void aWayThroughACycleIsToldOnce() {
    var list = new ArrayList<Object>();
    list.add(list);
    list.add(new Order());
    var message =
        String.valueOf(assertThrows(NotSendableException.class, () -> copy(list)).getMessage());
    assertTrue(message.startsWith("java.util.ArrayList[1].customer.lock can't be sent"), message);
  }

  @Test
  void aClassThatCannotBeLoadedSaysWhy() {
    var loader =
        new ClassLoader(null) {
          @Override
          protected Class<?> findClass(String name) {
            throw new NoClassDefFoundError("its/parent");
          }
        };
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      var classes = Classes.ofContext();
      var thrown = assertThrows(InvalidClassException.class, () -> classes.named("some.Thing"));
      assertTrue(String.valueOf(thrown.getMessage()).contains("its/parent"), thrown.toString());
      assertInstanceOf(NoClassDefFoundError.class, thrown.getCause());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void whatALambdaCapturesIsNamed() {
    var thread = new Thread();
    Task<Integer, String> task = i -> thread.getName() + i;
    var thrown = assertThrows(NotSendableException.class, () -> copy(task));
    assertTrue(String.valueOf(thrown.getMessage()).contains("captured value 1"), thrown.toString());
  }

  @Test
  void lambdasAndMethodReferencesRunWhereTheyArrive() throws Exception {
    int offset = 5;
    Task<Integer, Integer> task = i -> i + offset;
    Task<Integer, Integer> reference = Math::abs;
    assertEquals(7, call(copy(task), 2));
    assertEquals(2, call(copy(reference), -2));
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Object call(@Nullable Object task, Object argument) throws Exception {
    return assertInstanceOf(Task.class, task).call(argument);
  }

  @Test
  void whatIsNoValueOfTheJdkIsRefusedBeforeItIsSent() throws IOException {
    assertSurvives(new java.awt.Point(1, 2));
    assertSurvives(new java.sql.Timestamp(3));
    assertSurvives(TimeZone.getTimeZone("Europe/Zurich"));
    var thrown =
        assertThrows(
            NotSendableException.class,
            () -> copy(new Pair(1, new Object[] {new LinkRef("java:comp")})));
    assertEquals(
        "threadworks.multiprocessing.CodecTest$Pair.right: [0]: javax.naming.LinkRef can't be sent"
            + " to another process: javax.naming.LinkRef is not among the JDK's classes that may be"
            + " sent, unless -Dthreadworks.accept=javax.naming.LinkRef permits it",
        String.valueOf(thrown.getMessage()));
  }

  @Test
  void anOwnerReadsNoClassOfALibraryThatItHasNotNamed() throws IOException {
    var encoder = new Encoder();
    encoder.int1(Tag.ENUM);
    encoder.int4(-1);
    encoder.string("net.jqwik.api.ShrinkingMode");
    encoder.string("FULL");
    var thrown =
        assertThrows(
            InvalidClassException.class,
            () -> new Decoder(Classes.ofContext()).over(encoder.toByteArray(), 0).value());
    assertTrue(String.valueOf(thrown.getMessage()).contains("of a library"), thrown.toString());
    var pickled = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(pickled)) {
      out.writeObject(ShrinkingMode.FULL);
    }
    assertThrows(InvalidClassException.class, () -> load(pickled.toByteArray()));
  }

  private static Object load(byte[] pickled) throws IOException {
    return Pickle.load(pickled, 0, pickled.length, Classes.ofContext());
  }

  record Generation(Object mode) {}

  record Holder(List<EdgeCasesMode> modes, EdgeCasesMode mode) {}

  @Test
  void aWorkerSendsOnlyWhatItsOwnerReads() throws IOException {
    copy(new Pair(1, 2));
    var encoder = new Encoder(false);
    var thrown =
        assertThrows(
            NotSendableException.class,
            () -> encoder.value(new Generation(GenerationMode.RANDOMIZED)));
    assertTrue(
        String.valueOf(thrown.getMessage())
            .startsWith("threadworks.multiprocessing.CodecTest$Generation.mode: net.jqwik"),
        thrown.toString());
    System.setProperty(Classes.ACCEPT, "net.jqwik.api.Generation*");
    try {
      encoder.value(new Generation(GenerationMode.RANDOMIZED));
    } finally {
      System.clearProperty(Classes.ACCEPT);
    }
    // A class of the program says by its fields what it is made of.
    encoder.value(new Holder(List.of(EdgeCasesMode.FIRST), EdgeCasesMode.FIRST));
    encoder.value(new TestAbortedException());
  }

  @Test
  void nothingReadIsLargerThanItsBytesExplain() throws IOException {
    assertSurvives(new HashMap<>(new TreeMap<>(Map.of("a", 1))));
    assertSurvives(new TreeMap<>(Map.of("a", new ConcurrentHashMap<>(Map.of(1, 2)))));
    var pickled = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(pickled)) {
      out.writeObject(new int[] {5});
    }
    var bytes = pickled.toByteArray();
    // The length, before the one element.
    bytes[bytes.length - 8] = 0x70;
    assertThrows(InvalidClassException.class, () -> load(bytes));
  }

  @Property(tries = 300)
  void anythingNestedSurvives(@ForAll("values") Object value) throws IOException {
    assertSurvives(value);
  }

  @Provide
  Arbitrary<Object> values() {
    Arbitrary<Object> leaves =
        Arbitraries.oneOf(
            Arbitraries.integers().map(i -> (Object) i),
            Arbitraries.longs().map(l -> (Object) l),
            Arbitraries.doubles().map(d -> (Object) d),
            Arbitraries.strings().ofMaxLength(20).map(s -> (Object) s));
    return Arbitraries.recursive(
        () -> leaves,
        inner ->
            Arbitraries.oneOf(
                inner.list().ofMaxSize(6).map(list -> (Object) new ArrayList<>(list)),
                Arbitraries.maps(Arbitraries.strings().ofMaxLength(3), inner)
                    .ofMaxSize(4)
                    .map(map -> (Object) new LinkedHashMap<>(map)),
                inner.map(value -> (Object) new Pair(value, 1))),
        1,
        3);
  }
}
