package threadworks.lesson;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.LineNumber;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import threadworks.lab.Expect;
import threadworks.lab.Outcome;
import threadworks.lab.Param;
import threadworks.lab.Variant;
import threadworks.wording.SentenceException;

/** Reads what a demo declares from its class file, without loading it: nothing of it runs. */
final class DemoReader {
  /** Seconds for a real run of a variant that is expected not to end, or to end badly. */
  private static final double LIMIT = 3;

  private final LessonFiles files;
  private final String name;
  private final String file;
  private final SourceLines lines;

  /**
   * A reader.
   *
   * @param name the demo's name
   * @param java its source
   */
  DemoReader(LessonFiles files, String name, String java) {
    this.files = files;
    this.name = name;
    this.file = name + ".java";
    this.lines = new SourceLines(java);
  }

  Demo read() throws LessonException {
    var classFile = files.classFile(name);
    if (classFile == null) {
      throw wrong(0, "fault.demo.class", name);
    }
    var model = ClassFile.of().parse(classFile);
    var params = params(model);
    var variants = new ArrayList<Demo.Variant>();
    for (var method : model.methods()) {
      var variant = Annotations.of(method, Variant.class);
      if (variant.isPresent()) {
        variants.add(variant(method, variant.get(), params));
      }
    }
    if (variants.isEmpty()) {
      throw wrong(0, "fault.demo.nothing");
    }
    return new Demo(
        name,
        files.slug() + "." + name,
        List.copyOf(variants),
        List.copyOf(params),
        new DemoSources(files, name).read(model),
        python());
  }

  /** The demo's own twin, or else the lesson's. */
  private Demo.@Nullable Source python() throws LessonException {
    for (var twin : List.of(name.toLowerCase(Locale.ROOT) + ".py", files.slug() + ".py")) {
      var text = files.text(twin);
      if (text != null) {
        return new Demo.Source(twin, text, Set.of());
      }
    }
    return null;
  }

  private Demo.Variant variant(MethodModel method, Annotations declared, List<Demo.Param> params)
      throws LessonException {
    var variant = method.methodName().stringValue();
    int code = firstLineOfCode(method);
    if (!method.flags().has(AccessFlag.STATIC) || method.methodTypeSymbol().parameterCount() > 0) {
      throw wrong(code, "fault.variant.method", variant);
    }
    var range = lines.ofMethod(variant, code);
    if (range.isEmpty()) {
      throw wrong(0, "fault.variant.source", variant);
    }
    int first = range.get().first();
    int cores = (int) declared.number("cores", 0);
    if (cores < 0) {
      throw wrong(first, "fault.variant.cores");
    }
    var outcomes = outcomes(method, first);
    var ends = Set.of(Outcome.Kind.RETURNED, Outcome.Kind.PRINTED);
    double usual = outcomes.stream().allMatch(one -> ends.contains(one.kind())) ? 0 : LIMIT;
    double limit = declared.number("limit", usual);
    if (!(limit >= 0) || Double.isInfinite(limit)) {
      throw wrong(first, "fault.variant.limit");
    }
    return new Demo.Variant(
        variant,
        ideal(declared.text("ideal"), params, first),
        cores,
        outcomes,
        first,
        range.get().last(),
        declared.text("runOnly"),
        limit);
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
      double seconds = ideal.value(names);
      if (!(seconds > 0) || Double.isInfinite(seconds)) {
        throw wrong(line, "fault.ideal.time", formula, seconds);
      }
      return ideal;
    } catch (SentenceException e) {
      throw new LessonException(new Fault(file, line, 0, e.sentence()));
    }
  }

  private List<Demo.Declared> outcomes(MethodModel method, int line) throws LessonException {
    var several =
        Annotations.of(method, Outcome.Outcomes.class).stream()
            .flatMap(container -> container.all("value"));
    var outcomes =
        Stream.concat(Annotations.of(method, Outcome.class).stream(), several)
            .map(
                outcome ->
                    new Demo.Declared(
                        Outcome.Kind.valueOf(
                            outcome.constant("kind", Outcome.Kind.RETURNED.name())),
                        outcome.text("value"),
                        Expect.valueOf(outcome.constant("expect", ""))))
            .toList();
    var known = new ArrayList<List<Object>>();
    for (var outcome : outcomes) {
      var what = List.<Object>of(outcome.kind(), outcome.value());
      if (known.contains(what)) {
        throw wrong(line, "fault.outcome.twice", outcome.kind(), outcome.value());
      }
      known.add(what);
    }
    return outcomes;
  }

  private List<Demo.Param> params(ClassModel model) throws LessonException {
    var params = new ArrayList<Demo.Param>();
    for (var field : model.fields()) {
      var param = Annotations.of(field, Param.class);
      if (param.isPresent()) {
        params.add(param(model, field, param.get()));
      }
    }
    return params;
  }

  private Demo.Param param(ClassModel model, FieldModel field, Annotations declared)
      throws LessonException {
    var param = field.fieldName().stringValue();
    var type = field.fieldType().stringValue();
    int line = lines.ofField(param);
    if (!field.flags().has(AccessFlag.STATIC)
        || field.flags().has(AccessFlag.FINAL)
        || !Set.of("I", "J", "D").contains(type)) {
      throw wrong(line, "fault.param.field", param);
    }
    var literal = Initialiser.of(model, param);
    if (literal.isEmpty()) {
      throw wrong(line, "fault.param.literal", param);
    }
    double value = literal.get().doubleValue();
    double min = declared.number("min", 0);
    double max = declared.number("max", 0);
    if (!(min < max) || value < min || value > max) {
      throw wrong(line, "fault.param.bounds", param, value, min, max);
    }
    boolean whole = !type.equals("D");
    double step = declared.number("step", 0);
    if (step < 0) {
      throw wrong(line, "fault.param.step", param);
    }
    double small = declared.number("small", Double.NaN);
    if (small < min || small > max || (whole && small % 1 != 0 && !Double.isNaN(small))) {
      throw wrong(line, "fault.param.small", param, small, min, max);
    }
    boolean live = declared.is("live");
    if (live && !field.flags().has(AccessFlag.VOLATILE)) {
      throw wrong(line, "fault.param.live", param);
    }
    return new Demo.Param(
        param,
        whole,
        value,
        min,
        max,
        step > 0 ? step : whole ? 1 : (max - min) / 100,
        declared.text("unit"),
        Double.isNaN(small) ? value : small,
        live);
  }

  /** The first line of a method's code; 0 when unknown. */
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

  private LessonException wrong(int line, String key, Object... args) {
    return new LessonException(file, line, key, args);
  }
}
