package threadworks.ui.page;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import threadworks.lesson.LessonText;
import threadworks.session.RunSnapshot;
import threadworks.ui.fx.Messages;

/**
 * What a page is told of the window around it, and may ask of it.
 *
 * @param messages the texts that are not the lesson's
 * @param notes whether the presenter's notes show
 * @param demo the name of the demo in the lab, or an empty string
 * @param latest the latest run of that demo, null before the first
 * @param openDemo brings a demo into the lab
 * @param openLink opens a web address
 */
public record PageContext(
    Messages messages,
    ObservableValue<Boolean> notes,
    ObservableValue<String> demo,
    ObservableValue<@Nullable RunSnapshot> latest,
    Consumer<LessonText.DemoBlock> openDemo,
    Consumer<String> openLink) {}
