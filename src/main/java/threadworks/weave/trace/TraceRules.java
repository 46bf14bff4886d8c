package threadworks.weave.trace;

import java.nio.file.Path;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/**
 * The rules of a run on real threads: calls that may block, code handed to other threads and
 * monitors report to {@link threadworks.trace.record.Hooks}. Fields and everything else stay as
 * they were compiled.
 */
public final class TraceRules implements Rules {
  private static final String KEPT = "threadworks.woven";

  private final Hierarchy types;

  /**
   * The rules for classes found by a loader.
   *
   * @param classFiles finds the class file of every class that is named in what is woven
   */
  public TraceRules(ClassLoader classFiles) {
    types = new Hierarchy(classFiles);
  }

  /**
   * A loader for the demos of one package, woven with these rules. What is woven is kept in the
   * folder that the system property {@value #KEPT} names, if it does.
   */
  public static ClassLoader loader(ClassLoader parent, String packageName) {
    var folder = System.getProperty(KEPT);
    return loader(
        parent,
        packageName,
        folder == null
            ? new TraceRules(parent)
            : new KeptRules(Path.of(folder), () -> new TraceRules(parent)));
  }

  /** The same for demos that were compiled after the build; what is woven of them is not kept. */
  public static ClassLoader fleetingLoader(ClassLoader parent, String packageName) {
    return loader(parent, packageName, new TraceRules(parent));
  }

  private static ClassLoader loader(ClassLoader parent, String packageName, Rules rules) {
    return new WeavingClassLoader(parent, name -> name.startsWith(packageName + "."), rules);
  }

  @Override
  public byte[] weave(byte[] classFile) {
    var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    new ClassReader(classFile).accept(new TracedClass(writer, types), 0);
    return writer.toByteArray();
  }
}
