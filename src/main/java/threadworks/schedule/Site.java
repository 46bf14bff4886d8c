package threadworks.schedule;

/**
 * A place in the program that a step comes from.
 *
 * @param className the class, by its binary name
 * @param file the source file, or an empty string
 * @param method the method
 * @param line the line, 0 when unknown
 * @param owner the simple name of the class whose field or method is used
 * @param name the field or method, or what else the step is about
 */
public record Site(
    String className, String file, String method, int line, String owner, String name) {
  /** No place. */
  public static final Site NONE = new Site("", "", "", 0, "", "");
}
