package threadworks.host;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The child's way out: frames from any thread, one after another. When nobody is left to read them
 * the process ends.
 */
final class Outlet {
  private final OutputStream out;

  Outlet(OutputStream out) {
    this.out = out;
  }

  /** Writes to the process's own standard output, which the demo no longer sees. */
  static Outlet ofProcess() {
    return new Outlet(new FileOutputStream(FileDescriptor.out));
  }

  synchronized void send(Frame frame) {
    try {
      FrameCodec.write(out, frame);
    } catch (IOException e) {
      DemoHost.end();
    }
  }
}
