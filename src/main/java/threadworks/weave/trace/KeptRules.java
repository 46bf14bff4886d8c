package threadworks.weave.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Supplier;
import java.util.zip.CRC32C;

/**
 * Rules that keep what they wove in a folder, each class under the checksum of the one it was woven
 * from: a process that finds its classes there starts without weaving, and without loading what
 * weaves.
 *
 * <p>The folder belongs to one build, as what is woven into a class depends on the rules and on the
 * classes that it names. Where it cannot be read or written, classes are woven all the same.
 */
final class KeptRules implements Rules {
  private final Path folder;
  private final Supplier<Rules> rules;

  /**
   * Rules that look into the folder first.
   *
   * @param folder made with the first class that is kept
   * @param rules what makes the rules for the first class that is not
   */
  KeptRules(Path folder, Supplier<Rules> rules) {
    this.folder = folder;
    this.rules = rules;
  }

  @Override
  public byte[] weave(byte[] classFile) {
    var kept = folder.resolve(name(classFile));
    try {
      if (Files.exists(kept)) {
        return Files.readAllBytes(kept);
      }
    } catch (IOException e) {
      // It is woven anew.
    }
    var woven = rules.get().weave(classFile);
    keep(woven, kept);
    return woven;
  }

  private static String name(byte[] classFile) {
    var sum = new CRC32C();
    sum.update(classFile);
    return Long.toHexString(sum.getValue()) + "-" + classFile.length + ".class";
  }

  private void keep(byte[] woven, Path kept) {
    var unfinished = kept.resolveSibling(kept.getFileName() + "." + ProcessHandle.current().pid());
    try {
      Files.createDirectories(folder);
      Files.write(unfinished, woven);
      Files.move(unfinished, kept, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      var _ = unfinished.toFile().delete();
    }
  }
}
