package corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs programs of another tiny language: an object, and for each thread a string with a digit for
 * each call that it makes to it. No call waits and each is atomic by its documentation, so that the
 * threads come to what the same calls come to one after another, in some order. The digit 9 tells
 * what the object holds; it is for the end.
 */
public final class Calls {
  /** The objects that there are. */
  public static final List<String> OBJECTS =
      List.of(
          "ArrayBlockingQueue",
          "AtomicInteger",
          "AtomicReference",
          "CompletableFuture",
          "ConcurrentHashMap",
          "ConcurrentLinkedDeque",
          "ConcurrentSkipListMap",
          "CopyOnWriteArrayList",
          "LinkedBlockingDeque",
          "PriorityBlockingQueue",
          "Semaphore",
          "StringBuffer",
          "synchronizedList",
          "synchronizedMap");

  private Calls() {}

  /** Ways to call an object, by digit. */
  @FunctionalInterface
  private interface Ways<T> {
    Object call(T object, char digit);
  }

  /** An object that can be called by digit. */
  private record Callee<T>(T object, Ways<T> ways) {
    String call(char digit) {
      try {
        return String.valueOf(ways.call(object, digit));
      } catch (RuntimeException e) {
        return e.getClass().getSimpleName();
      }
    }
  }

  private static Callee<?> make(String object) {
    return switch (object) {
      case "ArrayBlockingQueue" ->
          new Callee<>(new ArrayBlockingQueue<>(2, false, List.of(1)), Calls::queue);
      case "AtomicInteger" -> new Callee<>(new AtomicInteger(), Calls::integer);
      case "AtomicReference" -> new Callee<>(new AtomicReference<>(0), Calls::reference);
      case "CompletableFuture" -> new Callee<>(new CompletableFuture<>(), Calls::future);
      case "ConcurrentHashMap" -> new Callee<>(new ConcurrentHashMap<>(Map.of(1, 0)), Calls::map);
      case "ConcurrentLinkedDeque" ->
          new Callee<>(new ConcurrentLinkedDeque<>(List.of(1, 2)), Calls::queue);
      case "ConcurrentSkipListMap" ->
          new Callee<>(new ConcurrentSkipListMap<>(Map.of(1, 0)), Calls::map);
      case "CopyOnWriteArrayList" ->
          new Callee<>(new CopyOnWriteArrayList<>(List.of(1, 2)), Calls::list);
      case "LinkedBlockingDeque" ->
          new Callee<>(new LinkedBlockingDeque<>(List.of(1, 2)), Calls::queue);
      case "PriorityBlockingQueue" ->
          new Callee<>(new PriorityBlockingQueue<>(List.of(2, 1)), Calls::queue);
      case "Semaphore" -> new Callee<>(new Semaphore(1), Calls::semaphore);
      case "StringBuffer" -> new Callee<>(new StringBuffer("ab"), Calls::text);
      case "synchronizedList" ->
          new Callee<>(Collections.synchronizedList(new ArrayList<>(List.of(1, 2))), Calls::list);
      case "synchronizedMap" ->
          new Callee<>(Collections.synchronizedMap(new HashMap<>(Map.of(1, 0))), Calls::map);
      default -> throw new IllegalArgumentException(object);
    };
  }

  private static Object integer(AtomicInteger integer, char digit) {
    return switch (digit) {
      case '0' -> integer.incrementAndGet();
      case '1' -> integer.getAndAdd(2);
      case '2' -> integer.compareAndSet(0, 7);
      case '3' -> integer.getAndSet(2);
      case '4' -> integer.updateAndGet(x -> 2 * x + 1);
      case '5' -> integer.accumulateAndGet(3, Math::max);
      case '6' -> integer.compareAndExchange(1, 4);
      default -> integer.get();
    };
  }

  private static Object reference(AtomicReference<Integer> reference, char digit) {
    return switch (digit) {
      case '0' -> reference.getAndSet(5);
      case '1' -> reference.compareAndSet(0, 1);
      case '2' -> reference.updateAndGet(x -> 2 * x + 1);
      case '3' -> reference.getAndUpdate(x -> x + 1);
      case '4' -> reference.accumulateAndGet(3, Integer::sum);
      case '5' -> reference.compareAndExchange(1, 4);
      default -> reference.get();
    };
  }

  private static Object future(CompletableFuture<Integer> future, char digit) {
    return switch (digit) {
      case '0' -> future.complete(1);
      case '1' -> future.complete(2);
      case '2' -> future.completeExceptionally(new IllegalStateException());
      case '3' -> future.cancel(true);
      case '4' -> future.getNow(0);
      case '5' -> future.isDone();
      case '6' -> future.thenApply(x -> x + 1).getNow(0);
      case '7' -> future.handle((x, e) -> e == null ? x : -1).getNow(0);
      default -> future.state();
    };
  }

  private static Object map(Map<Integer, Integer> map, char digit) {
    return switch (digit) {
      case '0' -> map.put(1, 5);
      case '1' -> map.remove(1);
      case '2' -> map.putIfAbsent(2, 6);
      case '3' -> map.merge(1, 1, Integer::sum);
      case '4' -> map.computeIfAbsent(2, key -> key + 1);
      case '5' -> map.computeIfPresent(1, (key, value) -> null);
      case '6' -> map.replace(1, 0, 9);
      case '7' -> map.remove(2, 6);
      case '8' -> map.get(2);
      default -> map.get(1) + " " + map.get(2);
    };
  }

  private static Object list(List<Integer> list, char digit) {
    return switch (digit) {
      case '0' -> list.add(3);
      case '1' -> list.remove((Object) 1);
      case '2' -> list.set(0, 9);
      case '3' -> list.addAll(List.of(4, 5));
      case '4' -> list.removeIf(x -> x == 2);
      case '5' -> list.remove(0);
      case '6' -> list.indexOf(3);
      case '7' -> list.contains(1);
      case '8' -> list.size();
      default -> list.toString();
    };
  }

  private static Object queue(Queue<Integer> queue, char digit) {
    return switch (digit) {
      case '0' -> queue.offer(3);
      case '1' -> queue.poll();
      case '2' -> queue.peek();
      case '3' -> queue.add(4);
      case '4' -> queue.remove();
      case '5' -> queue.remove(1);
      case '6' -> queue.contains(3);
      case '7' -> queue.isEmpty();
      case '8' -> queue.element();
      default -> List.of(queue.toArray());
    };
  }

  private static Object semaphore(Semaphore semaphore, char digit) {
    return switch (digit) {
      case '0' -> semaphore.tryAcquire();
      case '1' -> semaphore.tryAcquire(2);
      case '2' -> semaphore.drainPermits();
      case '3' -> {
        semaphore.release();
        yield "done";
      }
      default -> semaphore.availablePermits();
    };
  }

  private static Object text(StringBuffer text, char digit) {
    return switch (digit) {
      case '0' -> done(text.append('c'));
      case '1' -> done(text.insert(0, "de"));
      case '2' -> done(text.deleteCharAt(0));
      case '3' -> done(text.reverse());
      case '4' -> done(text.replace(0, 1, "fg"));
      case '5' -> text.indexOf("c");
      case '6' -> text.charAt(2);
      case '7' -> text.length();
      default -> text.toString();
    };
  }

  /** A call that comes to nothing but the object itself. */
  private static String done(StringBuffer ignored) {
    return "done";
  }

  private static final class Caller extends Thread {
    private final Callee<?> callee;
    private final String digits;
    private String results = "";

    Caller(Callee<?> callee, String digits) {
      this.callee = callee;
      this.digits = digits;
    }

    @Override
    public void run() {
      // What is known so far stays in a local variable, where nobody else can see it.
      var all = "";
      for (int i = 0; i < digits.length(); i++) {
        all += callee.call(digits.charAt(i)) + ", ";
      }
      results = all;
    }
  }

  /**
   * Makes an object and lets threads call it.
   *
   * @param codes the object, and each thread's digits; without any there is no such thread
   * @return what each call of each thread came to, and what the object holds in the end
   */
  static String run(String[] codes) throws InterruptedException {
    var callee = make(codes[0]);
    var callers = new ArrayList<Caller>();
    for (int i = 1; i < codes.length; i++) {
      var caller = new Caller(callee, codes[i]);
      callers.add(caller);
      caller.start();
    }
    var text = "";
    for (var caller : callers) {
      caller.join();
      text += caller.results + "| ";
    }
    return text + callee.call('9');
  }

  /**
   * Makes the same calls without threads.
   *
   * @param codes as above
   * @param order the thread whose turn it is, from 1, for each call
   */
  public static String inTurn(String[] codes, List<Integer> order) {
    var callee = make(codes[0]);
    var made = new int[codes.length];
    var results = new String[codes.length];
    Arrays.fill(results, "");
    for (int who : order) {
      results[who] += callee.call(codes[who].charAt(made[who]++)) + ", ";
    }
    var text = "";
    for (int i = 1; i < codes.length; i++) {
      text += results[i] + "| ";
    }
    return text + callee.call('9');
  }
}
