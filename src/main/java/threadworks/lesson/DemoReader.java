package threadworks.lesson;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.LineNumber;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import threadworks.lab.Expect;
import threadworks.lab.Outcome;
import threadworks.lab.Param;
import threadworks.lab.Variant;

/** Reads what a demo declares from its class file, without loading it: nothing of it runs. */
final class DemoReader {
  private final String slug;
  private final String name;
  private final String java;
  private final @Nullable String python;
  private final SourceLines source;

  DemoReader(String slug, String name, String java, @Nullable String python) {
    this.slug = slug;
    this.name = name;
    this.java = java;
    this.python = python;
    this.source = new SourceLines(java);
  }

  Demo read(byte[] classFile) throws LessonException {
    var model = ClassFile.of().parse(classFile);
    var params = params(model);
    var variants = new ArrayList<Demo.Variant>();
    for (var method : model.methods()) {
      var variant = annotation(method, Variant.class);
      if (variant.isPresent()) {
        variants.add(variant(method, new Values(variant.get()), params));
      }
    }
    if (variants.isEmpty()) {
      throw wrong(0, "it has nothing to run: mark a static method without parameters @Variant");
    }
    return new Demo(
        name, slug + "." + name, List.copyOf(variants), List.copyOf(params), java, python);
  }

  private Demo.Variant variant(MethodModel method, Values declared, List<Demo.Param> params)
      throws LessonException {
    var variant = method.methodName().stringValue();
    int code = firstLineOfCode(method);
    if (!method.flags().has(AccessFlag.STATIC) || method.methodTypeSymbol().parameterCount() > 0) {
      throw wrong(code, variant + " is a @Variant: make it static and without parameters");
    }
    var lines = source.ofMethod(variant, code);
    if (lines.isEmpty()) {
      throw wrong(0, "the source has no method " + variant + ", its class file has: build again");
    }
    int first = lines.get().first();
    int cores = (int) declared.number("cores", 0);
    if (cores < 0) {
      throw wrong(first, "cores must be 0, for all, or more");
    }
    return new Demo.Variant(
        variant,
        ideal(declared.text("ideal"), params, first),
        cores,
        outcomes(method),
        first,
        lines.get().last());
  }

  private @Nullable Ideal ideal(String formula, List<Demo.Param> params, int line)
      throws LessonException {
    if (formula.isEmpty()) {
      return null;
    }
    try {
      var ideal = Ideal.parse(formula);
      var names = new HashMap<String, Double>();
      names.put("cores", 1.0);
      params.forEach(param -> names.put(param.name(), param.value()));
      double seconds = ideal.seconds(names);
      if (!(seconds > 0) || Double.isInfinite(seconds)) {
        throw wrong(line, "the ideal \"" + formula + "\" is no time: it comes to " + seconds);
      }
      return ideal;
    } catch (IllegalArgumentException e) {
      throw wrong(line, String.valueOf(e.getMessage()));
    }
  }

  private static List<Demo.Outcome> outcomes(MethodModel method) {
    var several =
        annotation(method, Outcome.Outcomes.class).stream()
            .flatMap(container -> new Values(container).annotations("value"));
    return Stream.concat(annotation(method, Outcome.class).stream(), several)
        .map(Values::new)
        .map(
            outcome ->
                new Demo.Outcome(outcome.text("value"), Expect.valueOf(outcome.constant("expect"))))
        .toList();
  }

  private List<Demo.Param> params(ClassModel model) throws LessonException {
    var params = new ArrayList<Demo.Param>();
    for (var field : model.fields()) {
      var param = annotation(field, Param.class);
      if (param.isPresent()) {
        params.add(param(model, field, new Values(param.get())));
      }
    }
    return params;
  }

  private Demo.Param param(ClassModel model, FieldModel field, Values declared)
      throws LessonException {
    var param = field.fieldName().stringValue();
    var type = field.fieldType().stringValue();
    int line = source.ofField(param);
    if (!field.flags().has(AccessFlag.STATIC)
        || field.flags().has(AccessFlag.FINAL)
        || !List.of("I", "J", "D").contains(type)) {
      throw wrong(line, param + " is a @Param: make it a static int, long or double, not final");
    }
    var literal = Initialiser.of(model, param);
    if (literal.isEmpty()) {
      throw wrong(line, param + " is a @Param: give it a literal to start from, as in = 1");
    }
    double value = literal.get().doubleValue();
    double min = declared.number("min", 0);
    double max = declared.number("max", 0);
    if (!(min < max) || value < min || value > max) {
      throw wrong(
          line,
          "%s starts at %s: that must lie from min %s to max %s, and min below max"
              .formatted(param, value, min, max));
    }
    boolean whole = !type.equals("D");
    double step = declared.number("step", 0);
    if (step < 0) {
      throw wrong(line, "the step of " + param + " must not be negative");
    }
    return new Demo.Param(
        param,
        whole,
        value,
        min,
        max,
        step > 0 ? step : whole ? 1 : (max - min) / 100,
        declared.text("unit"));
  }

  private static int firstLineOfCode(MethodModel method) {
    return method
        .code()
        .flatMap(
            code ->
                code.elementStream()
                    .<Integer>mapMulti(
                        (element, lines) -> {
                          if (element instanceof LineNumber number) {
                            lines.accept(number.line());
                          }
                        })
                    .min(Integer::compare))
        .orElse(0);
  }

  private LessonException wrong(int line, String reason) {
    return new LessonException(name + ".java", line, reason);
  }

  private static Optional<Annotation> annotation(AttributedElement element, Class<?> type) {
    return element
        .findAttribute(Attributes.runtimeVisibleAnnotations())
        .flatMap(
            all ->
                all.annotations().stream()
                    .filter(one -> one.classSymbol().equals(type.describeConstable().get()))
                    .findFirst());
  }

  /** An annotation's values by name; those left at their defaults are not in the class file. */
  private static final class Values {
    private final Map<String, AnnotationValue> values = new HashMap<>();

    Values(Annotation annotation) {
      for (AnnotationElement element : annotation.elements()) {
        values.put(element.name().stringValue(), element.value());
      }
    }

    String text(String key) {
      return values.get(key) instanceof AnnotationValue.OfString text ? text.stringValue() : "";
    }

    String constant(String key) {
      return values.get(key) instanceof AnnotationValue.OfEnum constant
          ? constant.constantName().stringValue()
          : "";
    }

    double number(String key, double missing) {
      return switch (values.get(key)) {
        case AnnotationValue.OfInt number -> number.intValue();
        case AnnotationValue.OfDouble number -> number.doubleValue();
        case null, default -> missing;
      };
    }

    Stream<Annotation> annotations(String key) {
      return values.get(key) instanceof AnnotationValue.OfArray array
          ? array.values().stream()
              .map(value -> ((AnnotationValue.OfAnnotation) value).annotation())
          : Stream.empty();
    }
  }
}
