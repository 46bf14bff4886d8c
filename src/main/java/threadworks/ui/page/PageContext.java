package threadworks.ui.page;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.Findings;
import threadworks.ui.lab.LabRequest;

/**
 * What a page is told of the window around it, and may ask of it.
 *
 * @param messages the texts that are not the lesson's
 * @param notes whether the presenter's notes show
 * @param demo the name of the demo in the lab, or an empty string
 * @param findings what the lab has found out; the page tells what the learner predicts
 * @param lessons the other lessons
 * @param ask asks the lab for something
 * @param openLink opens a web address
 */
public record PageContext(
    Messages messages,
    ObservableValue<Boolean> notes,
    ObservableValue<String> demo,
    Findings findings,
    Lessons lessons,
    Consumer<LabRequest> ask,
    Consumer<String> openLink) {}
