package threadworks.session;

import threadworks.host.Hosts;

/** Where demos run: in child JVMs, one of which is kept warm; and their twins. All end with it. */
public final class Runner implements AutoCloseable {
  private final Hosts hosts;

  private final HostedTwins twins;

  private Runner(Hosts hosts, boolean givesWay) {
    this.hosts = hosts;
    twins = new HostedTwins(System.getenv(), givesWay);
  }

  /** A runner that has nothing started yet. */
  public static Runner open() {
    return new Runner(Hosts.open(), false);
  }

  /**
   * The same for a window that people look at: where all cores are busy, the demos give way to it.
   */
  public static Runner givingWay() {
    return new Runner(Hosts.givingWay(), true);
  }

  /** Has a JVM started in the background unless there is one, so that a run begins at once. */
  public void warmUp() {
    hosts.warmUp();
  }

  /**
   * Begins to run; returns at once.
   *
   * @throws threadworks.wording.SentenceException as {@link RunRequest#check} does
   */
  public RunSession start(RunRequest request) {
    return HostedRun.start(hosts, request);
  }

  /**
   * Begins to run one variant again and again, as often as the request repeats it, for what comes
   * of it: as it was compiled, with classes loaded anew each time, and watched by nobody. Returns
   * at once.
   *
   * @param seconds for how long at most
   * @throws threadworks.wording.SentenceException as {@link RunRequest#check} does
   * @throws IllegalArgumentException when the request has several variants
   */
  public RealRuns repeat(RunRequest request, double seconds) {
    return HostedRealRuns.begin(hosts, request, seconds);
  }

  /** Where demos' twins run; they end with it too. */
  public Twins twins() {
    return twins;
  }

  /** Ends what runs, and its processes, and waits for that. */
  @Override
  public void close() {
    twins.close();
    hosts.close();
  }
}
