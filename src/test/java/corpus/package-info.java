/**
 * Small concurrent programs whose every outcome is known: worked out by hand from the Java language
 * alone. They are woven and explored by the tests of the controlled scheduler, never run as tests
 * themselves, and know nothing of it.
 */
package corpus;
