package threadworks.lesson;

import java.util.Optional;

/** Where a link of a lesson's text leads, if not to the web: into the lab, or to another lesson. */
public sealed interface Target {
  /** To the bar of a variant: {@code lab:Crawl/fourThreads}. */
  record Bar(VariantName variant) implements Target {}

  /** To a run of a variant: {@code lab:run/Crawl/fourThreads}. */
  record Run(VariantName variant) implements Target {}

  /** To a schedule of a variant, step by step: {@code lab:step/Tickets/unguarded#M4AB}. */
  record Step(VariantName variant, String code) implements Target {}

  /** To all that a variant can come to: {@code lab:explore/Tickets/unguarded}. */
  record Explore(VariantName variant) implements Target {}

  /**
   * To the same; a link without words of its own shows how many schedules there are, or how many
   * come to an outcome: {@code lab:count/Tickets/unguarded} or {@code
   * lab:count/Tickets/unguarded#2}.
   *
   * @param outcome the outcome; empty for all
   */
  record Count(VariantName variant, Optional<OutcomeName> outcome) implements Target {}

  /** To a tab of the lab: {@code lab:tab/timeline}. */
  record Tab(String tab) implements Target {}

  /** To a method in the source: {@code lab:code/Crawl/fetch}. */
  record Code(String demo, String method) implements Target {}

  /** To another lesson: {@code lesson:locks}. */
  record OfLesson(String slug) implements Target {}
}
