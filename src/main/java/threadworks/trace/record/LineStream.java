package threadworks.trace.record;

import java.io.OutputStream;

/** Cuts what each thread prints into lines and records them. */
final class LineStream extends OutputStream {
  private final Recorder recorder;
  private final boolean error;

  LineStream(Recorder recorder, boolean error) {
    this.recorder = recorder;
    this.error = error;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    var log = recorder.log();
    var line = log.lines[error ? 1 : 0];
    int from = offset;
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == '\n') {
        line.add(bytes, from, i);
        recorder.printed(log, error, line.end());
        from = i + 1;
      }
    }
    line.add(bytes, from, offset + length);
  }
}
