package threadworks.lesson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/**
 * Finds out where the links of a text lead that begin with {@code lab:} or {@code lesson:}, and
 * puts a {@link TargetLink} in the place of each.
 *
 * <p>A variant is named as cards name it; a method alone where only one demo has it. A word alone,
 * {@code lab:fourThreads} or {@code lab:timeline}, is a variant or a tab.
 */
final class Links {
  private static final String LAB = "lab:";
  private static final String LESSON = "lesson:";

  private final Scope scope;
  private final String file;
  private final int linesAbove;

  /**
   * The links of a part of a file.
   *
   * @param linesAbove how many lines of the file stand above it
   */
  Links(Scope scope, String file, int linesAbove) {
    this.scope = scope;
    this.file = file;
    this.linesAbove = linesAbove;
  }

  /** Finds the targets of all links below the node. */
  void resolve(Node document) throws LessonException {
    var links = new ArrayList<Link>();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Link link) {
            links.add(link);
          }
        });
    for (var link : links) {
      var address = link.getDestination();
      if (address.startsWith(LAB)) {
        replace(link, lab(address.substring(LAB.length()), link));
      } else if (address.startsWith(LESSON)) {
        replace(link, lesson(address.substring(LESSON.length()), link));
      }
    }
  }

  private static void replace(Link link, Target target) {
    var found = new TargetLink(target);
    while (link.getFirstChild() != null) {
      found.appendChild(link.getFirstChild());
    }
    link.insertBefore(found);
    link.unlink();
  }

  private Target lab(String address, Link link) throws LessonException {
    var parts = Arrays.asList(address.split("/", 2));
    var rest = parts.getLast();
    return switch (parts.size() == 1 ? "" : parts.getFirst()) {
      case "run" -> new Target.Run(variant(rest, link));
      case "step" -> step(rest, link);
      case "explore" -> new Target.Explore(steppable(rest, link));
      case "count" -> count(rest, link);
      case "tab" -> tab(rest, link);
      case "code" -> code(rest, link);
      case "" -> word(address, link);
      default -> new Target.Bar(variant(address, link));
    };
  }

  private Target word(String word, Link link) throws LessonException {
    if (!Scope.isTab(word)) {
      return new Target.Bar(variant(word, link));
    }
    if (!scope.variants(word).isEmpty()) {
      throw wrong(link, "fault.link.several", word);
    }
    return new Target.Tab(word);
  }

  private Target tab(String tab, Link link) throws LessonException {
    if (!Scope.isTab(tab)) {
      throw wrong(link, "fault.link.tab", tab);
    }
    return new Target.Tab(tab);
  }

  private VariantName variant(String name, Link link) throws LessonException {
    return scope.variant(name, file, line(link));
  }

  private VariantName steppable(String name, Link link) throws LessonException {
    return scope.steppable(name, file, line(link));
  }

  /** With a code, to where its schedule ends; without one, to the start. */
  private Target step(String address, Link link) throws LessonException {
    int hash = address.indexOf('#');
    var code = hash < 0 ? "" : address.substring(hash + 1);
    if (hash >= 0 && !Steps.Reader.isCode(code)) {
      throw wrong(link, "fault.link.schedule", code);
    }
    return new Target.Step(steppable(hash < 0 ? address : address.substring(0, hash), link), code);
  }

  /**
   * With an outcome that the variant declares, how many come to it; without one, how many all are.
   */
  private Target count(String address, Link link) throws LessonException {
    int hash = address.indexOf('#');
    var name = steppable(hash < 0 ? address : address.substring(0, hash), link);
    if (hash < 0) {
      return new Target.Count(name, Optional.empty());
    }
    var outcome = address.substring(hash + 1);
    var declared =
        scope.declared(name).stream()
            .map(Demo.Declared::name)
            .filter(one -> one.isCalled(outcome))
            .findFirst();
    if (declared.isEmpty()) {
      throw wrong(link, "fault.label.outcome", outcome);
    }
    return new Target.Count(name, declared);
  }

  private Target code(String name, Link link) throws LessonException {
    int slash = name.indexOf('/');
    var method = name.substring(slash + 1);
    var found = new ArrayList<Target>();
    var names = new ArrayList<String>();
    for (var demo : scope.demos()) {
      if ((slash < 0 || demo.name().equals(name.substring(0, slash))) && demo.declares(method)) {
        found.add(new Target.Code(demo.name(), method));
        names.add(demo.name() + "/" + method);
      }
    }
    if (found.isEmpty()) {
      throw wrong(link, "fault.link.code", name);
    }
    if (found.size() > 1) {
      throw wrong(link, "fault.variant.several", name, String.join(", ", names));
    }
    return found.getFirst();
  }

  private Target lesson(String slug, Link link) throws LessonException {
    if (!scope.isLesson(slug)) {
      throw wrong(link, "fault.link.lesson", slug);
    }
    return new Target.OfLesson(slug);
  }

  private LessonException wrong(Link link, String key, Object... args) {
    return new LessonException(file, line(link), key, args);
  }

  private int line(Link link) {
    return Markdown.line(link, linesAbove);
  }
}
