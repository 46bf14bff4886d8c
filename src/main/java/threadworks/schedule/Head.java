package threadworks.schedule;

/**
 * What every woven object carries beside its own fields, to tell who can reach it: the {@link
 * Strand} that made it as long as no other thread can; afterwards null, or a {@link Cell} where
 * more has to be known about it.
 */
public abstract sealed class Head permits Strand, Cell {}
