package threadworks.lesson;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An annotation's values by name; those left at their defaults are not in the class file. */
final class Annotations {
  private final Map<String, AnnotationValue> values = new HashMap<>();

  private Annotations(Annotation annotation) {
    for (AnnotationElement element : annotation.elements()) {
      values.put(element.name().stringValue(), element.value());
    }
  }

  /** The annotation of that type on a method or a field. */
  static Optional<Annotations> of(AttributedElement element, Class<?> type) {
    return element
        .findAttribute(Attributes.runtimeVisibleAnnotations())
        .flatMap(
            all ->
                all.annotations().stream()
                    .filter(one -> one.classSymbol().equals(type.describeConstable().get()))
                    .findFirst())
        .map(Annotations::new);
  }

  String text(String key) {
    return values.get(key) instanceof AnnotationValue.OfString text ? text.stringValue() : "";
  }

  /** The name of an enum's constant. */
  String constant(String key, String missing) {
    return values.get(key) instanceof AnnotationValue.OfEnum constant
        ? constant.constantName().stringValue()
        : missing;
  }

  double number(String key, double missing) {
    return switch (values.get(key)) {
      case AnnotationValue.OfInt number -> number.intValue();
      case AnnotationValue.OfDouble number -> number.doubleValue();
      case null, default -> missing;
    };
  }

  boolean is(String key) {
    return values.get(key) instanceof AnnotationValue.OfBoolean value && value.booleanValue();
  }

  /** The annotations that stand in this one. */
  Stream<Annotations> all(String key) {
    return values.get(key) instanceof AnnotationValue.OfArray array
        ? array.values().stream()
            .map(value -> new Annotations(((AnnotationValue.OfAnnotation) value).annotation()))
        : Stream.empty();
  }
}
