package threadworks.schedule;

/**
 * A place in the program that a step comes from.
 *
 * @param className the class, by its binary name
 * @param file the source file, or an empty string
 * @param method the method
 * @param line the line, 0 when unknown
 * @param ownerClass the class whose field or method is used, by its binary name
 * @param owner its simple name
 * @param name the field or method, or what else the step is about
 */
public record CodeSite(
    String className,
    String file,
    String method,
    int line,
    String ownerClass,
    String owner,
    String name) {
  /** No place. */
  public static final CodeSite NONE = new CodeSite("", "", "", 0, "", "", "");

  /** Whether it is in the JDK or in the lab's own pools, whose lines nobody is shown. */
  boolean isLibrary() {
    return !className.isEmpty() && Lines.isInside(className);
  }

  /** The same use in no place that can be shown. */
  CodeSite nowhere() {
    return new CodeSite(className, "", method, 0, ownerClass, owner, name);
  }

  /** The same use in another place. */
  CodeSite at(StackTraceElement place) {
    var file = place.getFileName();
    return new CodeSite(
        place.getClassName(),
        file == null ? "" : file,
        place.getMethodName(),
        place.getLineNumber(),
        ownerClass,
        owner,
        name);
  }
}
