package threadworks.host;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import threadworks.host.misbehaving.AnyScript;
import threadworks.host.misbehaving.Bad;
import threadworks.host.misbehaving.NoClass;
import threadworks.host.misbehaving.Well;
import threadworks.trace.CallSite;
import threadworks.trace.Event;
import threadworks.trace.State;
import threadworks.wording.Language;
import threadworks.wording.Sentence;

@Timeout(60)
final class HostProcessTest {
  private static Hosts hosts;
  private final Heard heard = new Heard();
  private long pid;

  @BeforeAll
  static void open() {
    hosts = Hosts.open();
  }

  @AfterAll
  static void close() {
    hosts.close();
  }

  private Ending run(Class<?> demo, String variant, Map<String, Double> params, int cores)
      throws InterruptedException {
    var host = hosts.take();
    pid = host.pid();
    try {
      return host.run(List.of(), demo.getName(), variant, params, cores, heard);
    } finally {
      hosts.giveBack(host);
    }
  }

  private Ending run(Class<?> demo, String variant) throws InterruptedException {
    return run(demo, variant, Map.of(), 0);
  }

  @Tag("slow")
  @Test
  void aDeadlockIsEndedAndSaysWhoWaitsForWhom() throws InterruptedException {
    var words = stood("deadlock");
    assertTrue(
        words.matches(
            "stood still for 3 s, so it was ended: deadlock, (main waits for (Thread-\\d+), \\2"
                + " waits for main|(Thread-\\d+) waits for main, main waits for \\3)"),
        words);
    assertTrue(heard.prints().contains("on"), "what came before stays");
    assertInstanceOf(Ending.Returned.class, run(Well.class, "answers"));
  }

  @Test
  @Tag("slow")
  void whoNobodyCanWakeIsEnded() throws InterruptedException {
    var words = stood("waits");
    assertEquals("stood still for 3 s, so it was ended: nobody is left to wake main", words);
  }

  @Test
  @Tag("slow")
  void whomTheClockWillWakeIsWaitedFor() throws InterruptedException {
    var ending = run(Bad.class, "delayed");
    assertEquals(1L, assertInstanceOf(Ending.Returned.class, ending).value());
  }

  private String stood(String variant) throws InterruptedException {
    var ending = assertInstanceOf(Ending.Stood.class, run(Bad.class, variant));
    return Language.EN.wording().say(ending.sentence());
  }

  @Test
  void setsParametersAndReturnsTheResultAsAValue() throws InterruptedException {
    var ending = run(Well.class, "answers", Map.of("answer", 3.0, "half", 0.25), 0);
    assertEquals(
        Map.of("answer", 3L, "half", 0.25, "calls", List.of("call")),
        assertInstanceOf(Ending.Returned.class, ending).value());
    assertEquals(List.of("the answer is 3"), heard.prints());
    assertTrue(heard.events.stream().anyMatch(Event.Plotted.class::isInstance));
  }

  @Test
  void aCleanHostServesTheNextRunWithFreshStatics() throws InterruptedException {
    var first = run(Well.class, "answers");
    long firstPid = pid;
    var second = run(Well.class, "answers");
    assertEquals(firstPid, pid);
    assertEquals(
        assertInstanceOf(Ending.Returned.class, first).value(),
        assertInstanceOf(Ending.Returned.class, second).value());
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(strings = {"answers", "onTwoProcesses", "onThreads", "locking"})
  void whatEndsItsThreadsAndWorkersLeavesTheHostClean(String variant) throws InterruptedException {
    assertInstanceOf(Ending.Returned.class, run(Well.class, variant));
    long firstPid = pid;
    var _ = run(Well.class, "answers");
    assertEquals(firstPid, pid);
  }

  @Test
  void workersRunWovenOnTheSameAxisWithTheSameParameters() throws InterruptedException {
    var ending = run(Well.class, "onTwoProcesses", Map.of("answer", 3.0), 0);
    var returned = assertInstanceOf(Ending.Returned.class, ending);
    assertEquals(List.of(3L, 6L, 9L, 12L), returned.value());
    assertTrue(returned.startupNanos() > 0);
    assertEquals(1, heard.starts.get());
    assertEquals(2, heard.workers.size());
    assertEquals(
        1,
        heard
            .sites()
            .filter(site -> site.state() == State.STARTING && site.file().equals("Well.java"))
            .filter(site -> site.line() > 0)
            .count());
    var tasks =
        heard.events.stream()
            .filter(Event.TaskEnded.class::isInstance)
            .map(Event.TaskEnded.class::cast)
            .toList();
    assertEquals(4, tasks.size());
    var pids = new HashSet<Long>();
    long whole = returned.elapsedNanos() + returned.startupNanos();
    for (var task : tasks) {
      pids.add(task.thread().pid());
      // The axes of two processes agree within a handshake's round trip, not to the nanosecond.
      assertTrue(task.nanos() > 0 && task.nanos() < 2 * whole, task::toString);
    }
    assertEquals(new HashSet<>(heard.workers), pids);
    assertEquals(4, heard.prints().size());
  }

  @Tag("slow")
  @Test
  void classesThatAnotherHostHasWovenReportTheSamePlaces(@TempDir Path folder)
      throws InterruptedException {
    System.setProperty("threadworks.woven", folder.toString());
    try (var others = Hosts.open()) {
      var woven = places(others);
      assertTrue(woven.stream().anyMatch(site -> site.what().equals("Thread.sleep")));
      assertEquals(woven, places(others));
    } finally {
      System.clearProperty("threadworks.woven");
    }
  }

  @Test
  void workersStartThenWaitForTasks() throws InterruptedException {
    assertInstanceOf(Ending.Returned.class, run(Well.class, "onTwoProcesses"));
    assertEquals(2, heard.workers.size());
    for (long worker : heard.workers) {
      assertEquals(List.of(State.STARTING, State.IDLE), heard.states(worker).subList(0, 2));
    }
    assertInstanceOf(Ending.Returned.class, run(Well.class, "onThreads"));
    assertTrue(heard.states(pid).contains(State.IDLE));
  }

  /** Where a demo waits, in a host that has run nothing before and is ended then. */
  private static Set<CallSite> places(Hosts hosts) throws InterruptedException {
    var host = hosts.take();
    try {
      var heard = new Heard();
      var ending = host.run(List.of(), Well.class.getName(), "onTwoProcesses", Map.of(), 0, heard);
      assertInstanceOf(Ending.Returned.class, ending);
      return heard.places();
    } finally {
      host.kill();
      hosts.giveBack(host);
    }
  }

  @Test
  void namesMayBeInAnyScriptAndPlacesInAnyFile() throws InterruptedException {
    var ending = run(AnyScript.class, "逐个抓取", Map.of("份数", 2.0), 0);
    assertEquals(List.of("首页 2", "目录 2"), assertInstanceOf(Ending.Returned.class, ending).value());
    assertEquals(List.of("抓到 首页", "抓到 目录"), heard.prints());
    var files = heard.sites().filter(site -> site.line() > 0).collect(groupingBy(CallSite::what));
    assertEquals(Set.of("AnyScript.java"), files(files, "pool"));
    assertEquals(Set.of("Elsewhere.java"), files(files, "Thread.sleep"));
  }

  private static Set<String> files(Map<String, List<CallSite>> sites, String what) {
    return sites.getOrDefault(what, List.of()).stream().map(CallSite::file).collect(toSet());
  }

  @Test
  void aFailureIsOneSentenceWithTheLine() throws InterruptedException {
    var threw = assertInstanceOf(Ending.Threw.class, run(Well.class, "throwing"));
    assertSaid(
        "IllegalStateException: the shelf is empty \\(Well.java line \\d+\\)", threw.sentence());
    assertTrue(threw.stack().contains("Well.throwing"), threw.stack());
  }

  @Test
  void aFailureIsPrintedAsAnyJvmDoesWithTheDemosOwnStack() throws InterruptedException {
    assertInstanceOf(Ending.Threw.class, run(Well.class, "throwing"));
    assertPrinted(
        """
        Exception in thread "main" java.lang.IllegalStateException: the shelf is empty
        \tat threadworks.host.misbehaving.Well.throwing(Well.java:N)
        """);
  }

  @Test
  void theStackOfATaskHasNoFrameOfOurs() throws InterruptedException {
    assertInstanceOf(Ending.Threw.class, run(Well.class, "throwingFromATask"));
    var prints = heard.errors().stream().filter(line -> !line.contains("java.base/")).toList();
    assertEquals(
        """
        Exception in thread "main" java.util.concurrent.ExecutionException: \
        java.lang.IllegalStateException: the shelf is empty
        \tat threadworks.host.misbehaving.Well.throwingFromATask(Well.java:N)
        Caused by: java.lang.IllegalStateException: the shelf is empty
        \tat threadworks.host.misbehaving.Well.takeFromShelf(Well.java:N)
        """,
        withoutLines(prints));
  }

  @Test
  void aClassThatCannotBeInitialisedPrintsItsStackToo() throws InterruptedException {
    assertInstanceOf(Ending.Threw.class, run(NoClass.class, "shelves"));
    var prints = heard.errors();
    assertEquals(
        "Exception in thread \"main\" java.lang.ExceptionInInitializerError", prints.getFirst());
    assertEquals(
        "\tat threadworks.host.misbehaving.NoClass.<clinit>(NoClass.java:N)\n",
        withoutLines(List.of(prints.getLast())));
  }

  @Test
  void aDemosOwnHandlerGetsItInstead() throws InterruptedException {
    assertInstanceOf(Ending.Threw.class, run(Well.class, "throwingWithAHandler"));
    assertEquals(
        List.of("main threw: java.lang.IllegalStateException: the shelf is empty"), heard.prints());
    assertInstanceOf(Ending.Threw.class, run(Well.class, "throwing"));
    assertEquals(2, heard.errors().size(), "the handler was that run's alone");
  }

  @Test
  void previewFeaturesAreThereInHostsAndWorkers() throws InterruptedException {
    var ending = run(Well.class, "previewing");
    assertEquals(
        List.of("Elsewhere here", "Elsewhere there"),
        assertInstanceOf(Ending.Returned.class, ending).value());
  }

  @Test
  void aLineSaysWhichStreamItWentTo() throws InterruptedException {
    assertInstanceOf(Ending.Returned.class, run(Well.class, "printing"));
    assertEquals(6, heard.prints().size());
    for (var line : heard.prints()) {
      assertEquals(line.contains("to err"), heard.errors().contains(line), line);
    }
  }

  private void assertPrinted(String text) {
    assertEquals(text, withoutLines(heard.errors()));
  }

  private static String withoutLines(List<String> prints) {
    return (String.join("\n", prints) + "\n").replaceAll("(?<=\\.java:)\\d+", "N");
  }

  @Test
  void confinesTheVariantAndGivesTheCoresBack() throws InterruptedException {
    var ending = run(Well.class, "cores", Map.of(), 1);
    if (!CoreAffinity.supported()) {
      assertSaid(".*one core.*", assertInstanceOf(Ending.Refused.class, ending).sentence());
      return;
    }
    assertEquals(1L, assertInstanceOf(Ending.Returned.class, ending).value());
    long firstPid = pid;
    var after = run(Well.class, "cores");
    assertEquals(firstPid, pid);
    assertEquals(
        (long) Runtime.getRuntime().availableProcessors(),
        assertInstanceOf(Ending.Returned.class, after).value());
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({"exit, 3", "exitsWithPool, 5"})
  void aDemoThatEndsItsProcessIsSaidSo(String variant, int code) throws InterruptedException {
    var died = assertInstanceOf(Ending.Died.class, run(Bad.class, variant));
    assertSaid("the demo ended its own process with exit code " + code, died.sentence());
    Processes.assertGone(heard.workers);
  }

  @Test
  @Tag("slow")
  void alsoWithoutItsHooks() throws InterruptedException {
    aDemoThatEndsItsProcessIsSaidSo("halt", 4);
  }

  @Test
  void whatWasPrintedBeforeAnExitIsHeard() throws InterruptedException {
    var _ = run(Bad.class, "exit");
    assertEquals(List.of("about to exit"), heard.prints());
  }

  @ParameterizedTest
  @ValueSource(strings = {"outOfMemory", "stackOverflow"})
  void anErrorOfTheJvmIsASentence(String variant) throws InterruptedException {
    var threw = assertInstanceOf(Ending.Threw.class, run(Bad.class, variant));
    assertSaid(variant.equals("outOfMemory") ? "OutOf.*" : "StackOver.*", threw.sentence());
  }

  @Test
  void closingTheStandardStreamsHarmsNoOne() throws InterruptedException {
    var returned = assertInstanceOf(Ending.Returned.class, run(Bad.class, "closesOut"));
    assertEquals("closed", returned.value());
    var _ = run(Well.class, "answers");
    assertEquals(List.of("the answer is 7"), heard.prints());
  }

  @ParameterizedTest
  @ValueSource(strings = {"giantResult", "hostileResult"})
  void aResultNobodyCouldShowStillComesBack(String variant) throws InterruptedException {
    assertInstanceOf(Ending.Returned.class, run(Bad.class, variant));
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(strings = {"leavesThread", "leavesPool"})
  void aHostThatARunLeftSomethingInIsThrownAway(String variant) throws InterruptedException {
    assertInstanceOf(Ending.Returned.class, run(Bad.class, variant));
    long left = pid;
    assertFalse(Processes.isAlive(left));
    Processes.assertGone(heard.workers);
    assertInstanceOf(Ending.Returned.class, run(Well.class, "answers"));
    assertNotEquals(left, pid);
  }

  @Test
  @Tag("slow")
  void alsoAVirtualThread() throws InterruptedException {
    aHostThatARunLeftSomethingInIsThrownAway("leavesVirtualThread");
  }

  @Test
  void aDemoThatWritesIntoThePipeIsEnded() throws InterruptedException {
    var died = assertInstanceOf(Ending.Died.class, run(Bad.class, "writesIntoThePipe"));
    assertSaid(".*pipe.*", died.sentence());
  }

  @Test
  void theEndOfAWorkerIsSaidInTheReadersLanguage() throws InterruptedException {
    var threw = assertInstanceOf(Ending.Threw.class, run(Bad.class, "workerHalts"));
    assertSaid(
        "TaskException: worker process \\d+ ended with exit code 7 \\(Bad.java line \\d+\\)",
        threw.sentence());
    var chinese = Language.ZH.wording().say(threw.sentence());
    assertTrue(chinese.matches("TaskException：工作进程 \\d+ 自己结束了，退出码 7（Bad.java 第 \\d+ 行）"), chinese);
  }

  private static void assertSaid(String pattern, Sentence sentence) {
    var english = Language.EN.wording().say(sentence);
    assertTrue(english.matches(pattern), english);
  }
}
