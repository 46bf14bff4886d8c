package threadworks.session;

/**
 * What a twin says that a variant took.
 *
 * @param variant the variant's name; one that the demo lacks is the twin's own
 * @param seconds how long it worked, without {@code startup}
 * @param startup how many seconds its pools took to start before
 */
public record TwinBar(String variant, double seconds, double startup) {}
