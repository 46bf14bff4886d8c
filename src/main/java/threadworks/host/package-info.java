/**
 * The child JVMs that demos run in: both ends of the pipe, the frames that go through it, and what
 * makes sure that no process stays behind.
 */
@NullMarked
package threadworks.host;

import org.jspecify.annotations.NullMarked;
