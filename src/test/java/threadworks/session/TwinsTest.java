package threadworks.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import threadworks.lesson.Demo;
import threadworks.multiprocessing.Liveness;
import threadworks.session.VariantRun.Status;
import threadworks.trace.Event.Printed;
import threadworks.wording.Language;
import threadworks.wording.SentenceException;

/** Twins run for real, where there is a python3. */
final class TwinsTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private HostedTwins twins;

  @BeforeEach
  void findPython() throws Exception {
    twins = new HostedTwins(Map.of(), false);
    assumeTrue(!twins.pythons().get().isEmpty(), "there is no python3 here");
  }

  @AfterEach
  void close() {
    twins.close();
  }

  private static Demo demo(String python) {
    var param = new Demo.Param("crates", true, 4, 1, 9, 1, "", 4, false);
    var nap = new Demo.Param("nap", false, 0.5, 0, 9, 0.1, "s", 0.5, false);
    return new Demo(
        "Belt",
        "queues.Belt",
        List.of(),
        List.of(param, nap),
        List.of(),
        new Demo.Source("belt.py", python, Set.of()));
  }

  private TwinRun start(String python) {
    return twins.start(demo(python), Map.of());
  }

  private PythonRun run(String python) throws InterruptedException {
    var run = start(python);
    assertThat(run.await(LONG)).isTrue();
    return run.snapshot().runs().getFirst();
  }

  private static List<String> texts(PythonRun run) {
    return run.trace().output().stream().map(Printed::text).toList();
  }

  private static String said(PythonRun run) {
    return Language.EN.wording().say(Objects.requireNonNull(run.error()));
  }

  @Test
  void timesAndPointsInTheAgreedFormAreForChartsAndAllElseIsOutput() throws Exception {
    var run =
        run(
            """
            print("endless\\t1.5\\t0.25")
            print("plot\\tthreads\\t2\\t1.75")
            print("plot\\tthreads\\t4\\t3")
            print("two\\twords")
            print("endless\\tlong\\t0")
            print("endless\\t-1\\t0")
            print("plot\\tthreads\\t2\\tnan")
            print("短")
            """);
    assertThat(run.status()).isEqualTo(Status.DONE);
    assertThat(run.bars()).containsExactly(new TwinBar("endless", 1.5, 0.25));
    assertThat(run.trace().sweeps())
        .hasSize(1)
        .allSatisfy(
            sweep -> {
              assertThat(sweep.series()).isEqualTo("threads");
              assertThat(sweep.xs()).startsWith(2, 4);
              assertThat(sweep.ys()).startsWith(1.75, 3);
              assertThat(sweep.size()).isEqualTo(2);
            });
    assertThat(texts(run))
        .containsExactly(
            "two\twords", "endless\tlong\t0", "endless\t-1\t0", "plot\tthreads\t2\tnan", "短");
  }

  @Test
  void itIsToldAllValuesByName() throws Exception {
    var run = twins.start(demo("import sys\nprint(sys.argv[1:])"), Map.of("nap", 0.1));
    assertThat(run.await(LONG)).isTrue();
    assertThat(texts(run.snapshot().runs().getFirst())).containsExactly("['crates=4', 'nap=0.1']");
  }

  @Test
  void aValueThatTheDemoRefusesStartsNothing() {
    assertThatThrownBy(() -> twins.start(demo("print()"), Map.of("crates", 10.0)))
        .isInstanceOf(SentenceException.class);
  }

  @Test
  void whatIsPrintedComesWhileItRuns() {
    var run = start("import time\nprint('begun', end='\\n')\ntime.sleep(1000)");
    await()
        .atMost(LONG)
        .until(
            () ->
                run.snapshot().runs().stream()
                    .anyMatch(one -> texts(one).equals(List.of("begun"))));
    assertThat(run.snapshot().finished()).isFalse();
    run.stop();
  }

  @Test
  void anExitCodeIsSaidWithTheLastOfWhatWentWrong() throws Exception {
    var run = run("import sys\nprint('a')\nprint('no more room', file=sys.stderr)\nsys.exit(3)");
    assertThat(run.status()).isEqualTo(Status.FAILED);
    assertThat(said(run)).contains("3").contains("no more room");
    assertThat(run.trace().output())
        .extracting(Printed::error, Printed::text)
        .contains(tuple(true, "no more room"), tuple(false, "a"));
  }

  @Test
  void anExceptionIsSaidWithItsStackInTheOutput() throws Exception {
    var run = run("def pack():\n    raise ValueError('too heavy')\npack()");
    assertThat(said(run)).contains("ValueError: too heavy");
    assertThat(texts(run)).anyMatch(line -> line.contains("line 2"));
  }

  @Tag("slow")
  @Test
  void aMillionLinesAreTakenAndTheLastAreKept() throws Exception {
    var run = run("for line in range(1_000_000): print(line)\nprint('last\\t1\\t0')");
    assertThat(run.status()).isEqualTo(Status.DONE);
    assertThat(run.trace().output().getLast().text()).isEqualTo("999999");
    assertThat(run.trace().output().size() + run.trace().dropped()).isEqualTo(1_000_000);
    assertThat(run.trace().dropped()).isPositive();
    assertThat(run.bars()).hasSize(1);
  }

  @Test
  void aLineWithoutAnEndIsCut() throws Exception {
    var run = run("import sys\nfor i in range(50): sys.stdout.write('x' * 1_000_000)");
    assertThat(texts(run)).hasSize(1).allSatisfy(line -> assertThat(line).hasSize(100_000));
  }

  @Test
  void stopEndsOneThatHangsAndAllThatItStarted() throws Exception {
    var run =
        start(
            """
            import os, subprocess, sys, signal
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(1000)"])
            lost = subprocess.Popen([sys.executable, "-c",
                "import os, time\\nif os.fork(): os._exit(0)\\nos.write(1, b'%d\\\\n' % os.getpid())\\n"
                "time.sleep(1000)"])
            lost.wait()
            os.write(1, b'%d\\n' % os.getpid())
            os.write(1, b'%d\\n' % child.pid)
            while True: pass
            """);
    await()
        .atMost(LONG)
        .until(() -> run.snapshot().runs().stream().anyMatch(one -> texts(one).size() == 3));
    var pids = texts(run.snapshot().runs().getFirst()).stream().map(Long::valueOf).toList();
    assertThat(pids).allMatch(pid -> ProcessHandle.of(pid).isPresent());
    run.stop();
    assertThat(run.await(LONG)).isTrue();
    assertThat(run.snapshot().runs().getFirst().status()).isEqualTo(Status.STOPPED);
    assertThat(run.snapshot().runs().getFirst().error()).isNull();
    await().atMost(LONG).until(() -> pids.stream().noneMatch(TwinsTest::lives));
  }

  private static boolean lives(long pid) {
    return ProcessHandle.of(pid).filter(Liveness::runs).isPresent();
  }

  @Test
  void whatItLeavesBehindEndsWithIt() throws Exception {
    var run =
        run(
            """
            import subprocess, sys
            child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(1000)"])
            print(child.pid)
            """);
    assertThat(run.status()).isEqualTo(Status.DONE);
    long child = Long.parseLong(texts(run).getFirst());
    await().atMost(LONG).until(() -> !lives(child));
  }

  @Test
  void itsFolderGoesWithIt() throws Exception {
    var run =
        run(
            """
            import os
            open("left.txt", "w").write("x")
            print(os.getcwd())
            """);
    assertThat(Path.of(texts(run).getFirst())).doesNotExist();
  }

  @Test
  void whoAsksFindsTheEnd() throws Exception {
    assertThat(said(run("input()"))).contains("EOFError");
  }

  @Test
  void closingEndsWhatRuns() throws Exception {
    var run = start("import time\nprint('begun')\ntime.sleep(1000)");
    await()
        .atMost(LONG)
        .until(() -> run.snapshot().runs().stream().anyMatch(one -> !texts(one).isEmpty()));
    twins.close();
    assertThat(run.snapshot().finished()).isTrue();
  }

  /**
   * A program of that text. Another writes it: a file that this process has open for writing may
   * still be open in a process that it starts just then, and such a file can't be run.
   */
  private static Path script(Path folder, String text) throws Exception {
    var file = folder.resolve("program");
    var write = "printf '#!/bin/sh\\n%s\\n' \"$1\" > \"$0\" && chmod +x \"$0\"";
    var writer = new ProcessBuilder("sh", "-c", write, file.toString(), text).start();
    assertThat(writer.waitFor()).isZero();
    return file;
  }

  @Test
  void twoPythonsRunOneAfterAnotherUnlessTheyHaveOneName(@TempDir Path folder) throws Exception {
    var real = texts(run("import sys\nprint(sys.executable)")).getFirst();
    var answer =
        "if [ \"$1\" = -c ]; then echo Python 3.99.0 1; else exec '" + real + "' \"$@\"; fi";
    var other = script(folder, answer);
    var all = String.join(File.pathSeparator, real, other.toString(), real);
    try (var named = new HostedTwins(Map.of("THREADWORKS_PYTHON", all), false)) {
      assertThat(named.pythons().get()).hasSize(2).endsWith("Python 3.99t");
      var run = named.start(demo("print('one\\t1\\t0')"), Map.of());
      assertThat(run.await(LONG)).isTrue();
      assertThat(run.snapshot().runs())
          .hasSize(2)
          .allSatisfy(one -> assertThat(one.bars()).hasSize(1));
    }
  }

  @Test
  void whereThereIsNoneTheRunSaysSo() throws Exception {
    try (var none = new HostedTwins(Map.of("THREADWORKS_PYTHON", "/no/python"), false)) {
      assertThat(none.pythons().get()).isEmpty();
      var run = none.start(demo("print()"), Map.of());
      assertThat(run.await(LONG)).isTrue();
      var refused = run.snapshot().refused();
      assertThat(run.snapshot().runs()).isEmpty();
      assertThat(Language.EN.wording().say(Objects.requireNonNull(refused))).contains("/no/python");
    }
  }

  @Test
  void whatIsNoPythonIsNotTaken(@TempDir Path folder) throws Exception {
    var liar = script(folder, "echo Python 2.7.18 0");
    try (var other = new HostedTwins(Map.of("THREADWORKS_PYTHON", liar.toString()), false)) {
      assertThat(other.pythons().get()).isEmpty();
    }
  }

  @Test
  void stoppingDoesNotWaitForASearchThatHangs(@TempDir Path folder) throws Exception {
    var hangs = script(folder, "exec sleep 9");
    try (var slow = new HostedTwins(Map.of("THREADWORKS_PYTHON", hangs.toString()), false)) {
      var search = slow.pythons();
      var run = slow.start(demo("print()"), Map.of());
      run.stop();
      assertThat(run.await(LONG)).isTrue();
      assertThat(search).isNotDone();
      assertThat(run.snapshot().refused()).isNull();
    }
  }
}
