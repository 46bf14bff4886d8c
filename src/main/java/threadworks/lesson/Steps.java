package threadworks.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.node.Node;

/**
 * Schedules of a variant to walk.
 *
 * @param variant the variant
 * @param ways the schedules, from top to bottom
 */
public record Steps(VariantName variant, List<Way> ways) implements Block {
  /**
   * A schedule.
   *
   * @param code its code; it may stop before the program ends
   * @param end what it comes to; empty where the text does not say
   * @param label what it is called, as CommonMark
   */
  public record Way(String code, Optional<OutcomeName> end, Node label) {}

  /**
   * Reads a line for each schedule: its code, what it comes to where that is to be checked, and
   * what it is called.
   *
   * <pre>
   * steps Tickets/unguarded
   * M3AB: both have looked
   * M3AB5A4M3 `2`: both sell
   * </pre>
   */
  static final class Reader implements Directive<Steps> {
    private static final Pattern CODE = Pattern.compile("(?:[A-Za-z]\\d*(?:>[A-Za-z])?)+");
    private static final Pattern LINE =
        Pattern.compile("(" + CODE + ")(?:\\s+([a-z]*\\s*(?:(`+).+?\\3)?))?\\s*:\\s*(.+)");

    /** Whether it looks like a schedule's code. */
    static boolean isCode(String text) {
      return CODE.matcher(text).matches();
    }

    @Override
    public String word() {
      return "steps";
    }

    @Override
    public Steps read(Fence fence, Scope scope) throws LessonException {
      if (fence.arguments().size() != 1) {
        throw fence.wrong("fault.steps");
      }
      var variant = scope.steppable(fence.arguments().getFirst(), fence);
      var ways = new ArrayList<Way>();
      int line = fence.line();
      for (var row : fence.body().lines().toList()) {
        line++;
        if (!row.isBlank()) {
          ways.add(way(row.strip(), line, fence, scope));
        }
      }
      if (ways.isEmpty()) {
        throw fence.wrong("fault.steps");
      }
      return new Steps(variant, List.copyOf(ways));
    }

    private static Way way(String row, int line, Fence fence, Scope scope) throws LessonException {
      var parts = LINE.matcher(row);
      if (!parts.matches()) {
        throw fence.wrongAt(line, "fault.steps.line");
      }
      var end = parts.group(2) == null ? "" : parts.group(2).strip();
      var name = OutcomeName.read(end);
      if (name.isEmpty() && !end.isEmpty()) {
        throw fence.wrongAt(line, "fault.steps.line");
      }
      return new Way(parts.group(1), name, scope.commonMark(parts.group(4), fence.file(), line));
    }

    @Override
    public Optional<String> mustMatch(Steps block) {
      var text = new StringBuilder(word() + " " + block.variant());
      for (var way : block.ways()) {
        text.append(' ').append(way.code());
        way.end().ifPresent(end -> text.append(' ').append(end));
      }
      return Optional.of(text.toString());
    }
  }
}
