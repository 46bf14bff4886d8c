package threadworks.ui.tour;

import java.util.List;
import threadworks.wording.Language;

/**
 * One of the ways in which everything can be looked at.
 *
 * @param language the language of texts
 * @param dark whether the theme is the dark one
 */
record Look(Language language, boolean dark) {
  /** All there are. */
  static final List<Look> ALL =
      List.of(
          new Look(Language.EN, false),
          new Look(Language.EN, true),
          new Look(Language.ZH, false),
          new Look(Language.ZH, true));

  /** The one of that code; there must be one. */
  static Look of(String code) {
    return ALL.stream().filter(look -> look.code().equals(code)).findFirst().orElseThrow();
  }

  /** As file names have it: {@code en-light}. */
  String code() {
    return language.code() + (dark ? "-dark" : "-light");
  }
}
