package threadworks.ui.lab;

import javafx.event.Event;
import javafx.event.EventType;

/** Somebody in the lab wants to see a card of the page; it rises to the window, which has both. */
public final class CardEvent extends Event {
  private static final long serialVersionUID = 1;

  /** The only type there is. */
  public static final EventType<CardEvent> SHOW = new EventType<>(Event.ANY, "SHOW_CARD");

  private final String card;

  /** For a card by its lesson and id, as {@link Findings#unguessed} has it. */
  public CardEvent(String card) {
    super(SHOW);
    this.card = card;
  }

  /** The lesson of the card. */
  public String lesson() {
    return card.substring(0, card.indexOf('/'));
  }

  /** The card's id, by which its answer is kept. */
  public String id() {
    return card.substring(card.indexOf('/') + 1);
  }
}
