package threadworks.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import threadworks.lesson.Demo;
import threadworks.lesson.LessonCatalog;
import threadworks.lesson.LessonEntry;

/** The commands explore and replay, on programs of a user's own. */
@Timeout(120)
final class ExploreCommandTest {
  @TempDir private static Path classes;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void compile() throws IOException {
    var source = classes.resolve("Counter.java");
    Files.writeString(
        classes.resolve("Other.java"),
        """
        package mine;
        class Other {
          static int count;
          static int one() { return ++count; }
        }
        """);
    Files.writeString(
        source,
        """
        package mine;
        public class Counter {
          static int count;
          static final Object A = new Object(), B = new Object();
          static int start = 0;
          static int lost() throws Exception {
            count = start;
            Thread a = new Thread(() -> count++);
            Thread b = new Thread(() -> count++);
            a.start(); b.start(); a.join(); b.join();
            return count;
          }
          static String deadlock() throws Exception {
            Thread a = new Thread(() -> { synchronized (A) { synchronized (B) { count++; } } });
            a.start();
            synchronized (B) { synchronized (A) { count++; } }
            a.join();
            return "passed";
          }
          static boolean sleeps() throws Exception {
            boolean[] done = new boolean[1];
            new Thread(() -> done[0] = true).start();
            Thread.sleep(10);
            return done[0];
          }
          static void file() { new java.io.File("x").delete(); }
          static void hangs() { while (!"".contains("x")) { } }
          static void eats() {
            java.util.List<long[]> all = new java.util.ArrayList<>();
            while (true) { all.add(new long[1 << 20]); }
          }
          static void goesRound() { while (true) { count++; } }
          static int mayGoRound() throws Exception {
            Thread a = new Thread(() -> count++);
            a.start();
            int seen = count;
            a.join();
            while (seen == 0) { count++; }
            return seen;
          }
          static String lines() { return "one\\ntwo\\033[31m" + "x".repeat(1000); }
          public static void main(String[] args) { System.out.println("hello"); }
          static class Inner { static int seven() { return 7; } }
          static class Heir extends Inner { }
          static class Mains {
            static String main() { return "without"; }
            static String main(String[] args) { return "with"; }
            static void other(int n) { }
            void third() { }
          }
          static void computes() {
            long n = 0;
            while (n >= 0) { n = n * 31 + 1 & Long.MAX_VALUE; }
          }
          static int full() {
            try {
              return new long[Integer.MAX_VALUE].length;
            } catch (OutOfMemoryError e) {
              return 0;
            }
          }
          static int deep() { try { return deep() + 1; } catch (StackOverflowError e) { return 0; } }
          static int elsewhere() { return count + Other.one(); }
          static int counts() throws Exception {
            Thread a = new Thread(() -> start = 1);
            a.start();
            int rounds = 0;
            while (start == 0) { rounds++; }
            return count;
          }
          static void twoInARing() {
            new Thread(() -> { synchronized (A) { synchronized (B) { count++; } } }).start();
            new Thread(() -> { synchronized (B) { synchronized (A) { count++; } } }).start();
          }
          static int diesWithTheLock() throws Exception {
            var lock = new java.util.concurrent.locks.ReentrantLock();
            Thread a = new Thread(() -> { lock.lock(); throw new IllegalStateException(); });
            a.start(); a.join();
            new Thread(lock::lock).start();
            return 7;
          }
          static void spins() { while (count == 0) { } }
          static int nothing() { return 1; }
        }
        """);
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-d",
                classes.toString(),
                source.toString(),
                classes.resolve("Other.java").toString());
    assertEquals(0, code);
  }

  private int run(String... arguments) {
    return Cli.commands((_, _, _, _, _, _) -> true, (_, _, _) -> true)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private int call(String command, String method, String... more) {
    var own =
        Stream.of(command, "--classpath", classes.toString(), "--call", "mine.Counter." + method);
    return run(Stream.concat(own, Stream.of(more)).toArray(String[]::new));
  }

  private JsonObject json() {
    return JsonParser.parseString(out.toString()).getAsJsonObject();
  }

  @Test
  void exploresAsJsonInTheShapePromised() {
    assertEquals(Cli.DONE, call("explore", "lost", "--json"), err::toString);
    var whole = json();
    assertEquals(
        List.of("schedules", "complete", "steps", "seconds", "outcomes", "refused", "unwoven"),
        List.copyOf(whole.keySet()));
    assertTrue(whole.get("complete").getAsBoolean());
    assertTrue(whole.get("refused").isJsonNull());
    assertTrue(whole.get("unwoven").getAsJsonArray().isEmpty());
    assertTrue(whole.get("steps").getAsLong() > whole.get("schedules").getAsLong());
    var outcomes = whole.getAsJsonArray("outcomes");
    assertEquals(2, outcomes.size());
    long sum = 0;
    for (var each : outcomes) {
      var outcome = each.getAsJsonObject();
      assertEquals(List.of("kind", "value", "count", "shortest"), List.copyOf(outcome.keySet()));
      assertEquals("returned", outcome.get("kind").getAsString());
      sum += outcome.get("count").getAsLong();
    }
    assertEquals(whole.get("schedules").getAsLong(), sum);
  }

  @Tag("slow")
  @Test
  void eachOutcomesShortestCodeReplaysToIt() {
    call("explore", "lost", "--json");
    for (var each : json().getAsJsonArray("outcomes")) {
      var outcome = each.getAsJsonObject();
      out.getBuffer().setLength(0);
      var code = outcome.get("shortest").getAsString();
      assertEquals(Cli.DONE, call("replay", "lost", code), err::toString);
      var text = out.toString();
      assertTrue(
          text.contains("returned " + outcome.get("value").getAsString() + "   " + code), text);
      assertTrue(text.contains("line 8    read count: 0"), text);
    }
  }

  /** The report has a line for each outcome; JSON has it all. */
  @Test
  void aValueIsShownOnOneLine() {
    assertEquals(Cli.DONE, call("explore", "lines"), err::toString);
    assertTrue(out.toString().contains("returned one\\ntwo\\u001b[31mxx"), out::toString);
    assertTrue(out.toString().contains("x… (1,012 characters)"), out::toString);
    out.getBuffer().setLength(0);
    call("explore", "lines", "--json");
    var outcome = json().getAsJsonArray("outcomes").get(0).getAsJsonObject();
    assertEquals("one\ntwo\033[31m" + "x".repeat(1000), outcome.get("value").getAsString());
  }

  @Test
  void aDeadlockIsExitOne() {
    assertEquals(Cli.FAILED, call("explore", "deadlock", "--reduce"));
    assertTrue(out.toString().contains("deadlock M waits for A, A waits for M"), out::toString);
    assertTrue(out.toString().contains("returned passed"), out::toString);
  }

  /** Whether main has joined them or not; and whatever else came of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          diesWithTheLock | stuck | 7; threw IllegalStateException, B waits for the lock of A, which has ended
          spins           | livelock | M goes round at line 82
          """)
  void whoWaitsForEverIsExitOneAndNamed(String method, String kind, String value) {
    assertEquals(Cli.FAILED, call("explore", method, "--json"), err::toString);
    assertTrue(
        json().getAsJsonArray("outcomes").asList().stream()
            .map(JsonElement::getAsJsonObject)
            .anyMatch(
                each ->
                    each.get("kind").getAsString().equals(kind)
                        && each.get("value").getAsString().equals(value)),
        out::toString);
  }

  @Test
  @Tag("slow")
  void soIsWhoeverMainHasNotJoined() {
    whoWaitsForEverIsExitOneAndNamed("twoInARing", "deadlock", "A waits for B, B waits for A");
  }

  @Test
  @Tag("slow")
  void itIsSaidInChineseToo() {
    call("explore", "diesWithTheLock", "--lang", "zh");
    assertTrue(
        out.toString().contains("卡住 7；抛出异常 IllegalStateException，B 等 A 手里的锁，可 A 已经结束"),
        out::toString);
    out.getBuffer().setLength(0);
    call("explore", "goesRound", "--lang", "zh");
    assertTrue(out.toString().contains("截断 走了 10,000 步"), out::toString);
    out.getBuffer().setLength(0);
    call("explore", "main", "--lang", "zh");
    assertTrue(out.toString().contains("有输出 hello"), out::toString);
  }

  @Tag("slow")
  @Test
  void aScheduleMayHaveMoreStepsOrFewer() {
    assertEquals(Cli.DONE, call("explore", "goesRound", "--max-steps", "25000"), err::toString);
    assertTrue(out.toString().contains("cut after 25,000 steps"), out::toString);
    out.getBuffer().setLength(0);
    assertEquals(Cli.DONE, call("explore", "lost", "--json", "--max-steps", "5"), err::toString);
    assertFalse(json().get("complete").getAsBoolean());
    assertTrue(out.toString().contains("\"cut\""), out::toString);
    assertTrue(out.toString().contains("\"returned\""), "whole runs are made beside");
  }

  @Test
  void theClockCanBeIdle() {
    assertEquals(Cli.DONE, call("explore", "sleeps", "--json"));
    assertEquals(2, json().getAsJsonArray("outcomes").size());
    out.getBuffer().setLength(0);
    assertEquals(Cli.DONE, call("explore", "sleeps", "--json", "--clock", "idle"));
    assertEquals(1, json().getAsJsonArray("outcomes").size());
  }

  @Tag("slow")
  @Test
  void boundsAreKeptAndNeverCalledComplete() {
    assertEquals(Cli.DONE, call("explore", "lost", "--json", "--max-schedules", "3"));
    assertEquals(3, json().get("schedules").getAsLong());
    assertFalse(json().get("complete").getAsBoolean());
    out.getBuffer().setLength(0);
    assertEquals(Cli.DONE, call("explore", "lost", "--max-schedules", "3"));
    assertTrue(out.toString().endsWith("; --reduce runs one of each kind\n"), out::toString);
    out.getBuffer().setLength(0);
    assertEquals(Cli.DONE, call("explore", "lost", "--json", "--random", "20", "--seed", "3"));
    assertEquals(20, json().get("schedules").getAsLong());
    assertFalse(json().get("complete").getAsBoolean());
  }

  @Test
  void whatHasNoEndSaysThatItWasCut() {
    assertEquals(Cli.DONE, call("explore", "goesRound"), err::toString);
    var text = out.toString();
    assertTrue(text.contains("cut after 10,000 steps"), text);
    assertTrue(text.contains(" 1 schedule, 10,000 steps in "), text);
    assertTrue(text.contains(" s: it was cut after 10,000 steps; with fewer rounds"), text);
    out.getBuffer().setLength(0);
    assertEquals(Cli.DONE, call("explore", "mayGoRound"), err::toString);
    text = out.toString();
    assertTrue(text.contains("returned 1"), text);
    assertTrue(
        text.matches("(?s).* s: (one|\\d+) of them (was|were) cut after 10,000 steps; .*"), text);
  }

  @Test
  void whatHasOtherBoundsSaysWhich() {
    saysWhy("deep", "a stack overflowed, and how deep it may be, is no part of a schedule");
  }

  private void saysWhy(String method, String why) {
    assertEquals(Cli.DONE, call("explore", method), err::toString);
    assertTrue(out.toString().endsWith(" s: not all; " + why + "\n"), out::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          full     | memory ran out, and how much there is, is no part of a schedule
          counts   | no thread makes over 1,000 steps in a row while others could move
          computes | the search ends where a thread computes for over 5 seconds
          """)
  @Tag("slow")
  void soDoOthers(String method, String why) {
    saysWhy(method, why);
  }

  @Test
  void aCodeWithoutMovesStandsAsItIsGivenToReplay() {
    assertEquals(Cli.DONE, call("explore", "nothing"), err::toString);
    assertTrue(out.toString().contains("shortest: \"\"\n"), out::toString);
  }

  @Test
  void ofTwoMainsTheOneWithArgumentsIsRun() {
    assertEquals(Cli.DONE, call("explore", "Mains.main"), err::toString);
    assertTrue(out.toString().contains("returned with\n"), out::toString);
  }

  @Test
  void aLineOfAnotherFileSaysWhich() {
    assertEquals(Cli.DONE, call("replay", "elsewhere", ""), err::toString);
    assertTrue(
        out.toString().lines().anyMatch(line -> line.matches(".* Other.java:4 +read count: 0")),
        out::toString);
    assertTrue(
        out.toString()
            .lines()
            .anyMatch(line -> line.matches(".* Counter.java:\\d+ +read count: 0")),
        out::toString);
  }

  @Test
  void whatWasFoundCanBeReadInChinese() {
    assertEquals(Cli.DONE, call("explore", "lost", "--lang", "zh"), err::toString);
    assertTrue(out.toString().contains("返回 1"), out::toString);
    assertTrue(out.toString().contains("全部查完"), out::toString);
    assertEquals(Cli.USAGE, call("replay", "lost", "MZ", "--lang", "zh"));
    assertTrue(err.toString().contains("序列码到第 2 步对不上了"), err::toString);
  }

  @Test
  void whatCanOnlyBeRunIsExitTwoWithTheReason() {
    var path = lessonVariant((_, variant) -> !variant.runOnly().isEmpty());
    assertEquals(Cli.USAGE, run("explore", path));
    assertTrue(err.toString().contains(" runs for real only: "), err::toString);
  }

  @Test
  void parametersBeginWithTheirSmallValues() {
    var path =
        lessonVariant(
            (demo, variant) ->
                !variant.outcomes().isEmpty()
                    && demo.params().stream().anyMatch(one -> one.small() < one.value()));
    assertNotEquals(Cli.USAGE, run("explore", path, "--json"), err::toString);
    assertTrue(json().get("complete").getAsBoolean());
  }

  private static String lessonVariant(BiPredicate<Demo, Demo.Variant> fits) {
    for (var entry : LessonCatalog.load()) {
      if (entry instanceof LessonEntry.Ready(var lesson)) {
        for (var demo : lesson.demos()) {
          for (var variant : demo.variants()) {
            if (fits.test(demo, variant)) {
              return String.join("/", lesson.slug(), demo.name(), variant.name());
            }
          }
        }
      }
    }
    throw new AssertionError("no lesson has such a variant");
  }

  @Test
  void whatIsRefusedIsExitTwoWithItsSentence() {
    assertEquals(Cli.USAGE, call("explore", "file", "--json"));
    assertEquals(
        "new File at line 26 of Counter.java cannot be explored: the result would depend on files",
        json().get("refused").getAsString());
    assertFalse(json().get("complete").getAsBoolean());
    assertTrue(err.toString().contains("new File at line 26"), err::toString);
  }

  @Test
  void whatAMainPrintsIsItsOutcome() {
    assertEquals(Cli.DONE, call("explore", "main", "--json"));
    var outcome = json().getAsJsonArray("outcomes").get(0).getAsJsonObject();
    assertEquals("printed", outcome.get("kind").getAsString());
    assertEquals("hello", outcome.get("value").getAsString());
    out.getBuffer().setLength(0);
    assertEquals(Cli.DONE, call("replay", "main", ""));
    assertTrue(out.toString().contains("print: \"hello\""), out::toString);
    assertTrue(out.toString().contains("printed: hello"), out::toString);
  }

  @Test
  void theClassMayBeNestedAndTheMethodInherited() {
    assertEquals(Cli.DONE, call("explore", "Heir.seven"), err::toString);
    assertTrue(out.toString().contains("returned 7"), out::toString);
  }

  @Test
  void aFileThatIsNoClassIsExitTwoWithOneSentence() throws IOException {
    var good = Files.readAllBytes(classes.resolve("mine/Counter.class"));
    var newer = good.clone();
    newer[7] = 120;
    var files =
        Map.of(
            "Junk",
            new byte[] {1, 2, 3},
            "Cut",
            Arrays.copyOf(good, good.length / 2),
            "Newer",
            newer);
    for (var file : files.entrySet()) {
      Files.write(classes.resolve(file.getKey() + ".class"), file.getValue());
      err.getBuffer().setLength(0);
      var own = List.of("explore", "--classpath", classes.toString(), "--call");
      var call = Stream.concat(own.stream(), Stream.of(file.getKey() + ".main"));
      assertEquals(Cli.USAGE, run(call.toArray(String[]::new)));
      assertTrue(err.toString().contains("the class"), err::toString);
      assertTrue(err.toString().contains(file.getKey()), err::toString);
      assertFalse(err.toString().contains("process"), err::toString);
    }
  }

  @Test
  void aParameterIsSet() {
    assertEquals(Cli.DONE, call("explore", "lost", "-p", "start=5"), err::toString);
    assertTrue(out.toString().contains("returned 7"), out::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          explore                                        | give either lesson/Demo/variant or
          explore x/Y/z --call a.B.c                     | give either lesson/Demo/variant or
          explore nowhere/X/y                            | there is no lesson "nowhere"
          explore processes                              | is not one variant: give lesson/Demo/variant; there are
          explore --call a.B.c                           | --call needs --classpath
          explore --classpath /nowhere --call a.B.c      | there is no folder /nowhere
          explore --classpath CLASSES --call main        | --call names a class and its method
          explore --classpath CLASSES --call mine.No.x   | there is no class mine.No in CLASSES
          explore --classpath CLASSES --call mine.Counter   | mine.Counter is a class: name its method too; without parameters it has
          explore --classpath CLASSES/mine --call Counter.lost | the class that was found as Counter is mine.Counter: give the folder that its package is in
          explore --classpath CLASSES/* --call mine.Counter.lost | name each jar of its own in place of CLASSES/*
          explore --classpath CLASSES --call mine.Counter$Mains.x | has no static method x without parameters, and no x(String[]); it has main
          explore --classpath CLASSES --call mine.Counter.lost b | give either lesson/Demo/variant or
          explore --classpath CLASSES --call mine.Counter.lost b c | "c" is one word too many
          explore --classpath CLASSES --call mine.Counter.lost --lang fr        | --lang is one of en, zh, not "fr"
          explore --classpath CLASSES --call mine.Counter.lost --clock never    | --clock is any or idle, not "never"
          explore --classpath CLASSES --call mine.Counter.lost --grain word     | --grain is access or line, not "word"
          explore --classpath CLASSES --call mine.Counter.lost --max-seconds 0  | --max-seconds is 0; give more than 0
          explore --classpath CLASSES --call mine.Counter.lost --max-steps 0    | --max-steps is 0; give more than 0
          replay --classpath CLASSES --call mine.Counter.lost M?   | cannot be read at character 2
          replay --classpath CLASSES --call mine.Counter.lost M2>Z | step 2 of the schedule cannot wake Z
          explore --classpath CLASSES --call mine.Counter.lost --random 0   | --random is 0; give more than 0
          explore --classpath CLASSES --call mine.Counter.lost --seed 3     | --seed is for schedules picked by --random N
          explore --classpath CLASSES --call mine.Counter.lost --random 5 --reduce | give one of the two
          explore --classpath CLASSES --call mine.Counter.lost --max-schedules many | --max-schedules takes a whole number, not "many"
          explore --classpath CLASSES --call mine.Counter.lost --max-seconds x | --max-seconds takes a number, not "x"
          explore --classpath CLASSES/mine/Counter.class --call mine.Counter.lost | is neither a folder nor a jar
          replay --classpath CLASSES --call mine.Counter.lost M0   | cannot be read at character 2: a number of steps is 1 or more
          replay M                                       | give lesson/Demo/variant and a code
          """)
  void wrongUsageIsExitTwoWithOneSentence(String command, String sentence) {
    assertEquals(Cli.USAGE, run(command.replace("CLASSES", classes.toString()).split(" +")));
    assertTrue(
        err.toString().contains(sentence.replace("CLASSES", classes.toString())), err.toString());
    assertFalse(err.toString().contains("\tat "), err.toString());
  }

  /** Found in a JVM of its own, as some of the others are. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          explore --classpath CLASSES --call mine.Other     | mine.Other is a class: name its method too; without parameters it has one
          explore --classpath CLASSES --call mine.Counter.x | has no static method x
          explore --classpath CLASSES --call mine.Counter.lost -p none=1  | there is no parameter none
          replay --classpath CLASSES --call mine.Counter.lost MZ   | Z cannot make step 2 of the schedule
          explore --classpath CLASSES --call mine.Counter.lost -p start=1.5 | the parameter start is a whole number (int), not 1.5
          """)
  @Tag("slow")
  void soIsMore(String command, String sentence) {
    wrongUsageIsExitTwoWithOneSentence(command, sentence);
  }
}
