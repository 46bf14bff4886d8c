package threadworks.lesson;

/** A piece of a lesson's page: plain text, or what a directive reads. */
public interface Block {}
