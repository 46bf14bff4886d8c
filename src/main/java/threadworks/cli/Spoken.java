package threadworks.cli;

import picocli.CommandLine.Option;
import threadworks.wording.Language;
import threadworks.wording.SentenceException;
import threadworks.wording.Wording;

/** The option that says in which language a command answers; JSON is English. */
final class Spoken {
  @Option(
      names = "--lang",
      paramLabel = "en|zh",
      description = "the language of what is found and of what goes wrong; default: en")
  private Language language = Language.EN;

  /** The words of that language. */
  Wording wording() {
    return language.wording();
  }

  /** What an exception says, in that language if it can. */
  String words(IllegalArgumentException e) {
    return e instanceof SentenceException said
        ? wording().say(said.sentence())
        : String.valueOf(e.getMessage());
  }
}
