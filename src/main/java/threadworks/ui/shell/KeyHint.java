package threadworks.ui.shell;

/**
 * A key that does something where the focus is.
 *
 * @param nameKey the key of the message that says what it does
 * @param keys the keys as they are shown
 */
record KeyHint(String nameKey, String keys) {}
