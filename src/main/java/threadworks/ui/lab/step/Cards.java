package threadworks.ui.lab.step;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import threadworks.schedule.report.Position;
import threadworks.schedule.report.Schedule;
import threadworks.ui.chart.ThreadMarks.Mark;
import threadworks.ui.fx.Fx;
import threadworks.ui.fx.Messages;
import threadworks.ui.lab.model.Program;
import threadworks.ui.theme.Theme;

/**
 * A card for each thread and one for the clock. With many threads the cards are low, and those who
 * can move come first; who has ended is a letter in the last line.
 */
final class Cards extends ScrollPane {
  /** So many threads have tall cards, in the order of their letters. */
  private static final int FEW = 5;

  private static final PseudoClass MANY = PseudoClass.getPseudoClass("many");
  private static final char CLOCK = 'T';

  private final Messages messages;
  private final Theme theme;
  private final BiConsumer<Character, Character> step;
  private final Consumer<Character> out;
  private final VBox column = new VBox();
  private final Label ended = new Label();
  private final Label none = new Label();
  private final Map<Character, Card> cards = new HashMap<>();

  /**
   * No cards yet.
   *
   * @param step told who is to move, and whom his notify is to wake, or 0
   * @param out told who is to come out of the call that he is in
   */
  Cards(
      Messages messages,
      Theme theme,
      BiConsumer<Character, Character> step,
      Consumer<Character> out) {
    this.messages = messages;
    this.theme = theme;
    this.step = step;
    this.out = out;
    setId("cards");
    getStyleClass().addAll("cards", "plain-scroll");
    column.getStyleClass().add("column");
    ended.getStyleClass().add("muted");
    ended.setWrapText(true);
    none.getStyleClass().add("muted");
    none.setWrapText(true);
    setContent(column);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    Fx.cacheNoPicture(this);
  }

  /** Nobody is known who may move; says why, if it is worth saying. */
  void clear(String why) {
    none.setText(why);
    column.getChildren().setAll(why.isEmpty() ? List.of() : List.of(none));
  }

  /** Shows who may move; or what the program came to, if it is over. */
  void show(Program program, Position now) {
    var last = now.schedule().moves().isEmpty() ? 0 : lastMover(now.schedule());
    var here = now.threads().stream().filter(thread -> !thread.ended()).toList();
    boolean many = here.size() > FEW;
    pseudoClassStateChanged(MANY, many);
    var shown = new ArrayList<Card>();
    if (many) {
      here.stream().filter(Position.ThreadState::canMove).forEach(t -> shown.add(card(t, last)));
      here.stream().filter(t -> !t.canMove()).forEach(t -> shown.add(card(t, last)));
    } else {
      here.forEach(thread -> shown.add(card(thread, last)));
    }
    if (now.clock().wakes() != null || now.clock().canMove()) {
      shown.add(clock(now.clock(), last));
    }
    var children = new ArrayList<Node>(shown);
    if (here.isEmpty() && now.outcome() != null) {
      children.add(new Over(messages, program, now.outcome()));
    }
    if (now.steps() == 0 && now.outcome() == null) {
      none.setText(messages.get("step.none"));
      children.add(none);
    }
    var over = now.threads().stream().filter(Position.ThreadState::ended).toList();
    if (!over.isEmpty()) {
      ended.setText(messages.get("step.ended", letters(over)));
      children.add(ended);
    }
    if (!children.equals(column.getChildren())) {
      column.getChildren().setAll(children);
    }
  }

  private static char lastMover(Schedule schedule) {
    return Schedule.letter(schedule.moves().getLast().who());
  }

  private String letters(List<Position.ThreadState> threads) {
    return threads.stream()
        .map(Position.ThreadState::letter)
        .collect(Collectors.joining(messages.get("state.comma")));
  }

  private Card card(Position.ThreadState thread, int last) {
    char letter = thread.letter().charAt(0);
    var card = cards.computeIfAbsent(letter, this::card);
    card.show(
        new Card.Shown(
            Marks.of(thread),
            thread.name(),
            thread.line() > 0 ? messages.get("step.line", thread.line()) : "",
            messages.say(thread.sentence()),
            thread.canMove(),
            thread.wakes(),
            thread.waitsFor(),
            letter == last,
            theme.palette(),
            messages.get("step.step"),
            digit(letter),
            !thread.within().isEmpty()));
    return card;
  }

  private Card card(char letter) {
    return new Card(letter, messages, step, out, this::flash);
  }

  private Card clock(Position.Clock clock, int last) {
    var card = cards.computeIfAbsent(CLOCK, this::card);
    card.show(
        new Card.Shown(
            new Mark("T", 0, ""),
            messages.get("step.clock", Seconds.text(clock.nanos())),
            "",
            clock.wakes() == null
                ? messages.get("step.clock.none")
                : messages.get(
                    "step.clock.next",
                    clock.wakes(),
                    Seconds.text(clock.nanos() + clock.inNanos())),
            clock.canMove(),
            List.of(),
            null,
            last == CLOCK,
            theme.palette(),
            messages.get("step.ring"),
            String.valueOf(CLOCK),
            false));
    return card;
  }

  /** The digit that steps a thread; nothing for one that has none. */
  private static String digit(char letter) {
    int number = Marks.number(letter);
    return number <= 9 ? String.valueOf(number) : "";
  }

  /** Brings a card into sight, and lights it up. */
  void flash(char letter) {
    var card = cards.get(letter);
    if (card != null && column.getChildren().contains(card)) {
      double room = column.getHeight() - getViewportBounds().getHeight();
      if (room > 0) {
        setVvalue(Math.clamp(card.getLayoutY() / room, 0, 1));
      }
      card.flash();
    }
  }

  /** Gives the focus to a card, if it is there. */
  void focus(char letter) {
    var card = cards.get(letter);
    if (card != null && column.getChildren().contains(card)) {
      card.focus();
    }
  }

  /** The letter of the card that has the focus; 0 for none. */
  char focused() {
    return column.getChildren().stream()
        .filter(node -> node instanceof Card && Fx.hasFocus(node))
        .map(node -> ((Card) node).letter())
        .findFirst()
        .orElse((char) 0);
  }

  /** Moves the focus to the card above or below. */
  void move(int by) {
    var there =
        column.getChildren().stream().filter(Card.class::isInstance).map(Card.class::cast).toList();
    if (there.isEmpty()) {
      return;
    }
    char now = focused();
    int at = 0;
    for (int i = 0; i < there.size(); i++) {
      if (there.get(i).letter() == now) {
        at = Math.floorMod(i + by, there.size());
      }
    }
    there.get(at).focus();
  }
}
