package threadworks.ui.page;

import java.util.List;
import java.util.function.BiFunction;
import javafx.scene.Node;
import threadworks.lesson.Block;
import threadworks.lesson.LessonText;
import threadworks.lesson.Outcomes;
import threadworks.lesson.Seen;
import threadworks.lesson.Steps;

/** How each kind of block is shown. */
final class BlockViews {
  private static final List<View<?>> ALL =
      List.of(
          new View<>(LessonText.Prose.class, ProseBlockView::new),
          new View<>(LessonText.DemoBlock.class, DemoStrip::new),
          new View<>(LessonText.Card.class, CardView::new),
          new View<>(Seen.class, SeenView::new),
          new View<>(Steps.class, StepsView::new),
          new View<>(Outcomes.class, OutcomesView::new),
          new View<>(LessonText.Notes.class, NotesView::new));

  private BlockViews() {}

  private record View<B extends Block>(Class<B> kind, BiFunction<Surroundings, B, Node> make) {
    Node of(Block block, Surroundings page) {
      return make.apply(page, kind.cast(block));
    }
  }

  /** A node that shows the block. */
  static Node of(Block block, Surroundings page) {
    for (var view : ALL) {
      if (view.kind().isInstance(block)) {
        return view.of(block, page);
      }
    }
    throw new IllegalArgumentException("nothing shows " + block.getClass());
  }
}
