package threadworks.lesson;

import org.commonmark.node.CustomNode;

/** A link to a {@link Target}; it stands where the text has a link, around the same words. */
public final class TargetLink extends CustomNode {
  private final Target target;

  TargetLink(Target target) {
    this.target = target;
  }

  /** Where it leads. */
  public Target target() {
    return target;
  }
}
