/** The command line: one small class a subcommand. */
@NullMarked
package threadworks.cli;

import org.jspecify.annotations.NullMarked;
