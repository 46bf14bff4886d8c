package threadworks.lesson;

import java.util.Optional;
import org.commonmark.node.Node;

/**
 * What a run shows; folded until there was one, so that it answers nothing before.
 *
 * @param variant the variant whose run unfolds it
 * @param document what is folded, as CommonMark
 */
public record Seen(VariantName variant, Node document) implements Block {
  /** Reads {@code seen Crawl/virtualThreads}. */
  static final class Reader implements Directive<Seen> {
    @Override
    public String word() {
      return "seen";
    }

    @Override
    public Seen read(Fence fence, Scope scope) throws LessonException {
      if (fence.arguments().size() != 1) {
        throw fence.wrong("fault.seen");
      }
      var variant = scope.variant(fence.arguments().getFirst(), fence);
      return new Seen(variant, scope.commonMark(fence));
    }

    @Override
    public Optional<String> mustMatch(Seen block) {
      return Optional.of(word() + " " + block.variant());
    }
  }
}
