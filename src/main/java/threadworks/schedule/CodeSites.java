package threadworks.schedule;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers the places of woven programs, so that woven code can pass a place as an {@code int}. The
 * places of classes that were woven before this JVM began come with them, and first.
 */
public final class CodeSites {
  /** Where those places are on the class path, if they are. */
  public static final String RESOURCE = "woven/places";

  private static final List<CodeSite> SITES = new ArrayList<>(List.of(CodeSite.NONE));

  /** Which of them are in the JDK or in the lab's pools: a step has no time to look. */
  private static boolean[] library = new boolean[1 << 12];

  static {
    readTwins();
  }

  private CodeSites() {}

  /** Whether classes of this JVM were woven before it began. */
  public static boolean hasTwins() {
    return CodeSites.class.getResource("/" + RESOURCE) != null;
  }

  private static void readTwins() {
    var file = CodeSites.class.getResourceAsStream("/" + RESOURCE);
    if (file == null) {
      return;
    }
    try (var in = new DataInputStream(new BufferedInputStream(file, 1 << 16))) {
      for (int left = in.readInt(); left > 0; left--) {
        add(
            new CodeSite(
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readInt(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the places of the woven classes cannot be read", e);
    }
  }

  /** Writes all places down, for a JVM that gets the classes woven until now. */
  public static synchronized void write(DataOutputStream out) throws IOException {
    out.writeInt(SITES.size() - 1);
    for (var site : SITES.subList(1, SITES.size())) {
      out.writeUTF(site.className());
      out.writeUTF(site.file());
      out.writeUTF(site.method());
      out.writeInt(site.line());
      out.writeUTF(site.ownerClass());
      out.writeUTF(site.owner());
      out.writeUTF(site.name());
    }
  }

  /** Gives a place its number. */
  public static synchronized int add(CodeSite site) {
    int number = SITES.size();
    SITES.add(site);
    if (number >= library.length) {
      library = Arrays.copyOf(library, number * 2);
    }
    library[number] = site.isLibrary();
    return number;
  }

  /** Whether the place with that number is in the JDK or in the lab's pools. */
  static boolean isLibrary(int number) {
    return library[number];
  }

  /** A number for the line the place is in; 0 where it is in none. */
  static synchronized long line(int number) {
    var site = SITES.get(number);
    return site.line() == 0 ? 0 : ((long) site.className().hashCode() << 32) + site.line();
  }

  /** The place with that number; 0 is no place. */
  public static synchronized CodeSite get(int number) {
    return SITES.get(number);
  }
}
