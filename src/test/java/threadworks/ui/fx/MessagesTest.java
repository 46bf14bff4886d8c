package threadworks.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import javafx.beans.property.SimpleIntegerProperty;
import org.junit.jupiter.api.Test;
import threadworks.wording.Language;

class MessagesTest {

  @Test
  void aTextFollowsTheLanguageAndItsArguments() {
    var messages = new Messages(Language.EN);
    var minutes = new SimpleIntegerProperty(10);
    var text = messages.bind("page.minutes", minutes);
    assertEquals("10 minutes", text.get());
    minutes.set(12);
    assertEquals("12 minutes", text.get());
    messages.languageProperty().set(Language.ZH);
    assertEquals("12 分钟", text.get());
  }

  @Test
  void aMissingKeyFailsATest() {
    assertThrows(AssertionError.class, () -> new Messages(Language.EN).get("no.such.key"));
  }
}
