package threadworks.multiprocessing;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Some of a call's arguments, which one worker runs one after another: the unit of dispatch. */
final class Chunk {
  final Call call;

  /** The number, among the call's arguments, of {@code arguments[from]}. */
  final int index;

  final @Nullable Object[] arguments;
  final @Nullable Object[] results;
  final int from;
  final int to;

  /** Where the arguments were put if they are too many for the ring. */
  @Nullable Path file;

  int fileLength;

  Chunk(
      Call call,
      int index,
      @Nullable Object[] arguments,
      @Nullable Object[] results,
      int from,
      int to) {
    this.call = call;
    this.index = index;
    this.arguments = arguments;
    this.results = results;
    this.from = from;
    this.to = to;
  }
}
