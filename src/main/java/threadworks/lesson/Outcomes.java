package threadworks.lesson;

import java.util.Optional;

/**
 * Luck and proof of a variant: what real runs of it came to, and what its schedules come to.
 *
 * @param variant the variant
 */
public record Outcomes(VariantName variant) implements Block {
  /** Reads {@code outcomes Tickets/unguarded}. */
  static final class Reader implements Directive<Outcomes> {
    @Override
    public String word() {
      return "outcomes";
    }

    @Override
    public Outcomes read(Fence fence, Scope scope) throws LessonException {
      if (fence.arguments().size() != 1 || !fence.body().isBlank()) {
        throw fence.wrong("fault.outcomes");
      }
      return new Outcomes(scope.steppable(fence.arguments().getFirst(), fence));
    }

    @Override
    public Optional<String> mustMatch(Outcomes block) {
      return Optional.of(word() + " " + block.variant());
    }
  }
}
