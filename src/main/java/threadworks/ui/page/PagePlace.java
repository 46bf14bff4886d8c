package threadworks.ui.page;

/**
 * Where the reader of a page is.
 *
 * @param block the place of the block at the top among the page's blocks, from 0
 * @param part how much of it is above, from 0 to 1
 */
public record PagePlace(int block, double part) {
  /** At the top of the page. */
  static final PagePlace TOP = new PagePlace(0, 0);
}
