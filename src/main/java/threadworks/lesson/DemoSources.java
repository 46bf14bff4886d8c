package threadworks.lesson;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import threadworks.lab.Variant;

/**
 * Finds the sources of a demo: its own file, then those of its folder that its classes refer to, in
 * the order in which they do. A file that is a demo itself belongs to that one alone.
 */
final class DemoSources {
  private final LessonFiles files;
  private final String own;
  private final String prefix;
  private final Map<String, List<ClassModel>> classes = new LinkedHashMap<>();

  /** The sources of the demo of that name, whose class file is there. */
  DemoSources(LessonFiles files, String name) {
    this.files = files;
    this.own = name + ".java";
    this.prefix = files.slug() + "/";
  }

  List<Demo.Source> read(ClassModel demo) throws LessonException {
    collect(demo);
    var sources = new ArrayList<Demo.Source>();
    for (var file : classes.entrySet()) {
      var text = files.text(file.getKey());
      if (text != null) {
        sources.add(new Demo.Source(file.getKey(), text, methods(file.getValue())));
      }
    }
    return List.copyOf(sources);
  }

  private void collect(ClassModel demo) throws LessonException {
    var known = new HashSet<String>();
    var waiting = new ArrayDeque<ClassModel>(List.of(demo));
    known.add(name(demo));
    while (!waiting.isEmpty()) {
      var next = waiting.remove();
      classes.computeIfAbsent(file(next), _ -> new ArrayList<>()).add(next);
      for (var entry : next.constantPool()) {
        if (entry instanceof ClassEntry other && isOfLesson(other) && known.add(name(other))) {
          var classFile = files.classFile(name(other));
          var model = classFile == null ? null : ClassFile.of().parse(classFile);
          if (model != null && (file(model).equals(own) || !isDemo(file(model)))) {
            waiting.add(model);
          }
        }
      }
    }
  }

  private boolean isOfLesson(ClassEntry entry) {
    var name = entry.asInternalName();
    return name.startsWith(prefix) && name.indexOf('/', prefix.length()) < 0;
  }

  private String name(ClassEntry entry) {
    return entry.asInternalName().substring(prefix.length());
  }

  private String name(ClassModel model) {
    return name(model.thisClass());
  }

  private static String file(ClassModel model) {
    return model
        .findAttribute(Attributes.sourceFile())
        .map(attribute -> attribute.sourceFile().stringValue())
        .orElse("");
  }

  private boolean isDemo(String file) throws LessonException {
    var classFile = files.classFile(file.replaceFirst("\\.java$", ""));
    return classFile != null
        && ClassFile.of().parse(classFile).methods().stream()
            .anyMatch(method -> Annotations.of(method, Variant.class).isPresent());
  }

  /** The names of all methods that have one in the source too. */
  private static Set<String> methods(List<ClassModel> classes) {
    return classes.stream()
        .flatMap(model -> model.methods().stream())
        .filter(method -> !method.flags().has(AccessFlag.SYNTHETIC))
        .map(method -> method.methodName().stringValue())
        .filter(name -> Character.isJavaIdentifierStart(name.codePointAt(0)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
