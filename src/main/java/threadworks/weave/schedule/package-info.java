/** Rewrites a demo and the JDK's classes that it uses, so that a scheduler has every step of it. */
@NullMarked
package threadworks.weave.schedule;

import org.jspecify.annotations.NullMarked;
