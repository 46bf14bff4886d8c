package threadworks.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import threadworks.wording.SentenceException;

/**
 * What would be measured if starting, copying and scheduling cost nothing, as a formula over a
 * demo's parameters: numbers, names, {@code + - * /}, {@code min(a, b)}, {@code max(a, b)}, {@code
 * ceil(a)} and parentheses. The name {@code cores} stands for the cores the run may use, and in a
 * chart {@code x} for what was set.
 */
public final class Ideal {
  private final String formula;
  private final Term term;

  private Ideal(String formula, Term term) {
    this.formula = formula;
    this.term = term;
  }

  /** A part of the formula, to be worked out once the names have values. */
  private interface Term {
    double value(Map<String, Double> names);
  }

  /**
   * Reads a formula.
   *
   * @throws SentenceException saying what is wrong and where, when it is none
   */
  public static Ideal parse(String formula) {
    var parser = new Parser(formula);
    var term = parser.sum();
    if (parser.next() != 0) {
      throw parser.wrong("ideal.rest");
    }
    return new Ideal(formula, term);
  }

  /**
   * What it comes to; a time in seconds.
   *
   * @param names the value of each name, in seconds where it is a time
   * @throws SentenceException when the formula has a name without a value
   */
  public double value(Map<String, Double> names) {
    return term.value(names);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Ideal ideal && ideal.formula.equals(formula);
  }

  @Override
  public int hashCode() {
    return formula.hashCode();
  }

  @Override
  public String toString() {
    return formula;
  }

  /** Recursive descent: a sum of products of factors. */
  private static final class Parser {
    private static final List<String> FUNCTIONS = List.of("ceil", "min", "max");

    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    Term sum() {
      var left = product();
      while (next() == '+' || next() == '-') {
        left =
            text.charAt(at++) == '+'
                ? join(left, product(), (a, b) -> a + b)
                : join(left, product(), (a, b) -> a - b);
      }
      return left;
    }

    private Term product() {
      var left = factor();
      while (next() == '*' || next() == '/') {
        left =
            text.charAt(at++) == '*'
                ? join(left, factor(), (a, b) -> a * b)
                : join(left, factor(), (a, b) -> a / b);
      }
      return left;
    }

    private Term factor() {
      char c = next();
      if (c == '(') {
        at++;
        var inner = sum();
        expect(')');
        return inner;
      }
      if (Character.isDigit(c) || c == '.') {
        int from = at;
        while (Character.isDigit(here()) || here() == '.') {
          at++;
        }
        return number(from);
      }
      if (Character.isJavaIdentifierStart(c)) {
        int from = at;
        while (Character.isJavaIdentifierPart(here()) && here() != 0) {
          at++;
        }
        return named(text.substring(from, at));
      }
      throw wrong("ideal.operand");
    }

    private Term number(int from) {
      var digits = text.substring(from, at);
      try {
        double number = Double.parseDouble(digits);
        return names -> number;
      } catch (NumberFormatException e) {
        at = from;
        throw wrong("ideal.number", digits);
      }
    }

    private Term named(String name) {
      if (next() != '(') {
        return names -> {
          var value = names.get(name);
          if (value == null) {
            throw new SentenceException("ideal.name", text, name);
          }
          return value;
        };
      }
      if (!FUNCTIONS.contains(name)) {
        throw wrong("ideal.function", name, String.join(", ", FUNCTIONS));
      }
      at++;
      var first = sum();
      if (name.equals("ceil")) {
        expect(')');
        return apply(first, Math::ceil);
      }
      expect(',');
      var second = sum();
      expect(')');
      return join(first, second, name.equals("min") ? Math::min : Math::max);
    }

    private static Term join(Term left, Term right, BinaryOperator<Double> operator) {
      return names -> operator.apply(left.value(names), right.value(names));
    }

    private static Term apply(Term inner, UnaryOperator<Double> function) {
      return names -> function.apply(inner.value(names));
    }

    private void expect(char wanted) {
      if (next() != wanted) {
        throw wrong("ideal.wanted", wanted);
      }
      at++;
    }

    /** The next character that is not a blank, or 0 at the end. */
    char next() {
      while (here() == ' ') {
        at++;
      }
      return here();
    }

    private char here() {
      return at < text.length() ? text.charAt(at) : 0;
    }

    /** An error where the reader is now; a text takes the formula and the place, then the rest. */
    SentenceException wrong(String key, Object... what) {
      var args = new ArrayList<Object>(List.of(text, at + 1));
      args.addAll(List.of(what));
      return new SentenceException(key, args.toArray());
    }
  }
}
