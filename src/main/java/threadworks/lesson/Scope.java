package threadworks.lesson;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.node.Node;
import threadworks.wording.Language;

/** What the text around it is to a directive or a link: what it may name, and what is taken. */
final class Scope {
  private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}-]*");

  private final List<Demo> demos;
  private final Predicate<String> lessons;
  private final Set<String> ids = new HashSet<>();

  /**
   * The scope of a text.
   *
   * @param demos those that the text brings into the lab, anywhere in it
   * @param lessons whether there is a lesson of that name
   */
  Scope(List<Demo> demos, Predicate<String> lessons) {
    this.demos = List.copyOf(demos);
    this.lessons = lessons;
  }

  /** What stands between a fence's backticks, with its links. */
  Node commonMark(Fence fence) throws LessonException {
    return commonMark(fence.body(), fence.file(), fence.line() + 1);
  }

  /** A text that begins at a line of a file, with its links. */
  Node commonMark(String text, String file, int line) throws LessonException {
    var document = Markdown.parse(file, text, line - 1);
    new Links(this, file, line - 1).resolve(document);
    return document;
  }

  List<Demo> demos() {
    return demos;
  }

  Optional<Demo> demo(String name) {
    return demos.stream().filter(demo -> demo.name().equals(name)).findFirst();
  }

  boolean isLesson(String slug) {
    return lessons.test(slug);
  }

  /** Whether the lab has a tab of that name: each has a text that is its title. */
  static boolean isTab(String name) {
    return Language.EN.wording().has("lab.tab." + name);
  }

  /** The variant that a fence names. */
  VariantName variant(String name, Fence fence) throws LessonException {
    return variant(name, fence.file(), fence.line());
  }

  /**
   * The variant that is named at a place of a file, as {@code Demo/variant}, or by its own name
   * where only one demo has it.
   */
  VariantName variant(String name, String file, int line) throws LessonException {
    var found = variants(name);
    if (found.isEmpty()) {
      throw new LessonException(file, line, "fault.variant", name, list(variants()));
    }
    if (found.size() > 1) {
      throw new LessonException(file, line, "fault.variant.several", name, list(found));
    }
    return found.getFirst();
  }

  /** The variant that a fence names, which must be one that can be stepped and explored. */
  VariantName steppable(String name, Fence fence) throws LessonException {
    return steppable(name, fence.file(), fence.line());
  }

  /** The variant that is named at a place of a file, which must be one that can be stepped. */
  VariantName steppable(String name, String file, int line) throws LessonException {
    var found = variant(name, file, line);
    if (!declaration(found).runOnly().isEmpty()) {
      throw new LessonException(file, line, "fault.variant.runOnly", found.toString());
    }
    return found;
  }

  /** What a variant of one of the demos declares that it may come to. */
  List<Demo.Declared> declared(VariantName variant) {
    return declaration(variant).outcomes();
  }

  private Demo.Variant declaration(VariantName variant) {
    return demo(variant.demo()).stream()
        .flatMap(demo -> demo.variants().stream())
        .filter(one -> one.name().equals(variant.variant()))
        .findFirst()
        .orElseThrow();
  }

  /** The variants that may be meant. */
  List<VariantName> variants(String name) {
    return variants().stream()
        .filter(variant -> variant.toString().equals(name) || variant.variant().equals(name))
        .toList();
  }

  private List<VariantName> variants() {
    return demos.stream()
        .flatMap(
            demo ->
                demo.variants().stream()
                    .map(variant -> new VariantName(demo.name(), variant.name())))
        .toList();
  }

  private static String list(List<VariantName> variants) {
    return variants.stream().map(VariantName::toString).collect(Collectors.joining(", "));
  }

  /** Takes an id, under which what the learner does is kept; none may be taken twice. */
  void takeId(String id, Fence fence) throws LessonException {
    if (!ID.matcher(id).matches()) {
      throw fence.wrong("fault.id", fence.word());
    }
    if (!ids.add(id)) {
      throw fence.wrong("fault.id.taken", id);
    }
  }
}
