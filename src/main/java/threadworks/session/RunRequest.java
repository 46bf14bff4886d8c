package threadworks.session;

import java.util.List;
import java.util.Map;
import threadworks.lesson.Demo;
import threadworks.lesson.Lesson;
import threadworks.wording.SentenceException;

/**
 * What to run.
 *
 * @param lesson the lesson
 * @param demo one of its demos
 * @param variants the variants to run, one after another
 * @param params values by parameter name; what is missing keeps the value of the source
 * @param repeat how many rounds over all variants, from 1
 */
public record RunRequest(
    Lesson lesson, Demo demo, List<Demo.Variant> variants, Map<String, Double> params, int repeat) {

  /**
   * Checks it without running it.
   *
   * @throws SentenceException when a parameter is none of the demo's, out of its bounds or not
   *     whole, a variant is none of the demo's, or there is nothing to run
   */
  public void check() {
    if (variants.isEmpty() || repeat < 1) {
      throw new SentenceException("run.nothing");
    }
    if (!demo.variants().containsAll(variants)) {
      throw new SentenceException("run.variant", demo.name());
    }
    var _ = Parameters.of(demo, params);
  }

  /**
   * What a variant of the demo would take ideally with these parameters on this machine, in
   * milliseconds; NaN where no ideal is declared.
   *
   * @throws SentenceException as {@link Runner#start} does, when a parameter is wrong
   */
  public double idealMillis(Demo.Variant variant) {
    return Parameters.of(demo, params).idealMillis(variant);
  }
}
