package threadworks.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import threadworks.lesson.Demo;
import threadworks.lesson.Fault;
import threadworks.lesson.Ideal;
import threadworks.lesson.Lesson;
import threadworks.lesson.LessonEntry;
import threadworks.lesson.LessonText;
import threadworks.lesson.LessonText.Card;
import threadworks.lesson.ListedLesson;
import threadworks.lesson.VariantName;
import threadworks.wording.Language;
import threadworks.wording.Sentence;

/** Lessons that stand for any lesson. */
public final class SampleLessons {
  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  private SampleLessons() {}

  /** Two full lessons, short ones after them, one in Chinese only, one broken. */
  public static List<ListedLesson> all() {
    var entries = new ArrayList<LessonEntry>();
    entries.add(new LessonEntry.Ready(factory()));
    entries.add(new LessonEntry.Ready(tickets()));
    var titles =
        List.of(
            List.of("Locks", "锁"),
            List.of("The GIL", "全局解释器锁"),
            List.of("Pools", "池"),
            List.of("Thumbnails", "缩略图"),
            List.of("Queues", "队列"));
    for (int i = 0; i < titles.size(); i++) {
      entries.add(new LessonEntry.Ready(small(i + 3, titles.get(i).get(0), titles.get(i).get(1))));
    }
    entries.add(
        new LessonEntry.Ready(
            new Lesson(
                "chinese",
                8,
                10,
                false,
                Map.of(
                    Language.ZH,
                    new LessonText(
                        Language.ZH, "共享内存", "共享内存", List.of(prose("两个车间之间修一个**公共堆场**。")))),
                List.of(),
                Path.of(""),
                List.of())));
    entries.add(
        new LessonEntry.Broken(
            "modern", new Fault("modern/lesson.en.md", 17, 0, Sentence.of("fault.card.end"))));
    return entries.stream().map(SampleLessons::listed).toList();
  }

  /** A lesson that is read when somebody asks for it, as it comes from the catalog. */
  public static ListedLesson listed(LessonEntry entry) {
    var head = entry instanceof LessonEntry.Ready(Lesson lesson) ? lesson.head() : null;
    return new ListedLesson(entry.slug(), head, () -> entry);
  }

  /** A lesson with one demo and two cards in both languages. */
  public static Lesson factory() {
    var english =
        new LessonText(
            Language.EN,
            "Processes and threads: the factory",
            "Processes",
            List.of(
                prose(
                    """
                    A program is a factory. A **process** is a workshop with its own shelves; a **thread** is a
                    worker in it. Workers of one workshop share its shelves. Two workshops share nothing, unless
                    you build a yard between them.
                    """),
                block("Crawl", Map.of("oneByOne", "one by one")),
                card(
                    Card.Kind.PREDICT,
                    "Four pages, one second each. A pool of **two processes** fetches them. How"
                        + " long?",
                    List.of("4 s", "2 s", "1 s"),
                    1,
                    List.of(
                        "Then the second process would have had nothing to do.",
                        "Two at a time, two times: `4 / 2` seconds.",
                        "Four workers could do that; two cannot.")),
                prose(
                    """
                    Now run all five variants. Watch the lanes: who *sleeps*, who works, and what each one brings
                    back. Look at [the documentation](https://docs.oracle.com) of `ExecutorService`.

                    ## What you should have seen

                    - Each map holds only what its **own** workshop wrote.
                    - Worker 5120 took two pages, so its second map has both.

                    1. Predict.
                    2. Run.

                    | variant | ideal | measured |
                    | --- | ---: | ---: |
                    | one by one | 4 s | 4.00 s |
                    | `2 processes` | 2 s | 2.01 s |

                    > A process is not faster, it is separate.

                    ```java
                    try (var pool = new ProcessPool(2)) {
                      return pool.map(Crawl::fetch, pages);
                    }
                    ```
                    """),
                card(
                    Card.Kind.QUESTION,
                    "Why do the maps of the thread pool hold more?",
                    List.of("Its workers share one shelf", "They run for longer"),
                    0,
                    List.of("One process, one memory.", "They run no longer than the others.")),
                new LessonText.Notes(doc("Ask who has seen a *zombie* process.")),
                prose("Return values travel; shelves don’t.")));
    var chinese =
        new LessonText(
            Language.ZH,
            "进程与线程：一座工厂",
            "进程",
            List.of(
                prose(
                    """
                    一个程序就是一座工厂。**进程**是一间有自己货架的车间，**线程**是车间里的工人。同一间车间的工人
                    共用货架；两间车间之间什么也不共用，除非在它们之间修一个公共堆场。
                    """),
                block("Crawl", Map.of("oneByOne", "逐个抓取")),
                card(
                    Card.Kind.PREDICT,
                    "四个网页，每页一秒。用**两个进程**的进程池去抓，要多久？",
                    List.of("4 秒", "2 秒", "1 秒"),
                    1,
                    List.of("那样第二个进程就一直闲着了。", "一次两页，共两次：`4 / 2` 秒。", "四个工人才做得到，两个不行。")),
                prose(
                    """
                    现在把五种写法都跑一遍。看看泳道：谁在*睡觉*，谁在干活，各自带回了什么。可以参考
                    [官方文档](https://docs.oracle.com)里的 `ExecutorService`。

                    ## 你应该看到

                    - 每张表里只有**自己**车间写进去的内容。
                    - 5120 号工人抓了两页，所以它的第二张表里两页都有。

                    1. 先猜。
                    2. 再跑。

                    | 写法 | 理想 | 实测 |
                    | --- | ---: | ---: |
                    | 逐个抓取 | 4 秒 | 4.00 秒 |
                    | `2 processes` | 2 秒 | 2.01 秒 |

                    > 进程并不更快，它只是彼此隔开。

                    ```java
                    try (var pool = new ProcessPool(2)) {
                      return pool.map(Crawl::fetch, pages);   // 每个进程两页
                    }
                    ```
                    """),
                card(
                    Card.Kind.QUESTION,
                    "为什么线程池里的表内容更多？",
                    List.of("工人们共用一个货架", "它们运行得更久"),
                    0,
                    List.of("同一个进程，同一块内存。", "它们并没有运行得更久。")),
                new LessonText.Notes(doc("问问大家谁见过*僵尸*进程。")),
                prose("返回值会传出来，货架不会。")));
    return new Lesson(
        "processes",
        1,
        15,
        false,
        texts(english, chinese),
        List.of(demo("Crawl", "oneByOne", "twoProcesses")),
        Path.of(""),
        List.of());
  }

  /** A lesson with two demos. */
  static Lesson tickets() {
    var english =
        new LessonText(
            Language.EN,
            "Threads share memory",
            "Threads",
            List.of(
                prose("A list, and two threads."),
                block("SharedList", Map.of()),
                prose("Two clerks sell the last seats."),
                block("Tickets", Map.of())));
    var chinese =
        new LessonText(
            Language.ZH,
            "线程共享内存",
            "线程",
            List.of(
                prose("一个列表，两个线程。"),
                block("SharedList", Map.of()),
                prose("两个售票员在卖最后几张票。"),
                block("Tickets", Map.of())));
    return new Lesson(
        "threads",
        2,
        10,
        false,
        texts(english, chinese),
        List.of(demo("SharedList", "both"), demo("Tickets", "unguarded")),
        Path.of(""),
        List.of());
  }

  private static Lesson small(int order, String english, String chinese) {
    return new Lesson(
        english.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'),
        order,
        10,
        false,
        texts(
            new LessonText(Language.EN, english, english, List.of(prose("Soon."))),
            new LessonText(Language.ZH, chinese, chinese, List.of(prose("稍后。")))),
        List.of(),
        Path.of(""),
        List.of());
  }

  private static Demo demo(String name, String... variants) {
    return new Demo(
        name,
        "sample." + name,
        List.of(variants).stream()
            .map(v -> new Demo.Variant(v, Ideal.parse("2"), 0, List.of(), 1, 2, "", 0))
            .toList(),
        List.of(),
        List.of(new Demo.Source(name + ".java", "class " + name + " {}", Set.of())),
        null);
  }

  private static Map<Language, LessonText> texts(LessonText... texts) {
    var all = new EnumMap<Language, LessonText>(Language.class);
    for (var text : texts) {
      all.put(text.language(), text);
    }
    return all;
  }

  private static LessonText.DemoBlock block(String demo, Map<String, String> labels) {
    return new LessonText.DemoBlock(demo, labels, List.of(), Map.of(), List.of(), false, null);
  }

  private static LessonText.Prose prose(String markdown) {
    return new LessonText.Prose(doc(markdown));
  }

  private static Card card(
      Card.Kind kind, String question, List<String> options, int right, List<String> answers) {
    var all = new ArrayList<Card.Option>();
    for (int i = 0; i < options.size(); i++) {
      var text = options.get(i);
      var seconds =
          text.matches("\\d s")
              ? OptionalDouble.of(Double.parseDouble(text.substring(0, 1)))
              : OptionalDouble.empty();
      all.add(new Card.Option(text, i == right, doc(answers.get(i)), seconds, ""));
    }
    boolean predicts = kind == Card.Kind.PREDICT;
    return new Card(
        kind,
        predicts ? "two-at-once" : "shelves",
        doc(question),
        all,
        predicts ? List.of(new VariantName("Crawl", "oneByOne")) : List.of(),
        false);
  }

  private static Node doc(String markdown) {
    return PARSER.parse(markdown);
  }
}
