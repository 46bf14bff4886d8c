package threadworks.host;

import java.util.List;
import java.util.Map;
import threadworks.host.misbehaving.Bad;
import threadworks.trace.Event;

/** A program that runs a demo with a pool for ever, and prints the pids and each task's start. */
final class Parent {
  private Parent() {}

  static void main(String[] args) throws InterruptedException {
    var hosts = Hosts.open();
    var host = hosts.take();
    System.out.println("pid " + host.pid());
    var _ = host.run(List.of(), Bad.class.getName(), args[0], Map.of(), 0, new Printing());
  }

  private static final class Printing implements RunListener {
    @Override
    public void began(long nanoTime) {}

    @Override
    public void starting(boolean begins, long nanoTime) {}

    @Override
    public void workerStarted(long pid) {
      System.out.println("pid " + pid);
    }

    @Override
    public void events(List<Event> events) {
      for (var event : events) {
        if (event instanceof Event.TaskStarted) {
          System.out.println("task");
        }
      }
    }

    @Override
    public void dropped(long events) {}

    @Override
    public void over() {}
  }
}
