package threadworks.ui.page;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableMap;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.LabRequest;

/**
 * What a page is told of the window around it, and may ask of it.
 *
 * @param messages the texts that are not the lesson's
 * @param notes whether the presenter's notes show
 * @param demo the name of the demo in the lab, or an empty string
 * @param measured what variants took with the parameters of the source, in seconds, by lesson, demo
 *     and name as {@code queues/Polling/stopWhenEmpty}; NaN where one can't be run
 * @param predicted what the learner said they would take, in seconds, by the same names; the page
 *     tells it
 * @param lessons the other lessons
 * @param ask asks the lab for something
 * @param openLink opens a web address
 */
public record PageContext(
    Messages messages,
    ObservableValue<Boolean> notes,
    ObservableValue<String> demo,
    ObservableMap<String, Double> measured,
    ObservableMap<String, Double> predicted,
    Lessons lessons,
    Consumer<LabRequest> ask,
    Consumer<String> openLink) {}
