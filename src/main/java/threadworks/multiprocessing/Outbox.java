package threadworks.multiprocessing;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A worker's end of its ring; several of its threads may write. */
final class Outbox {
  private static final long LONGEST_WAIT = 10_000_000;

  private final Ring ring;
  private final FileOutputStream wake;
  private final Path folder;
  private final String prefix;
  private long files;

  Outbox(Ring ring, FileOutputStream wake, Path folder, int worker) {
    this.ring = ring;
    this.wake = wake;
    this.folder = folder;
    this.prefix = prefix(worker);
  }

  /** How the names of the files begin that a worker puts long frames into. */
  static String prefix(int worker) {
    return "worker" + worker + "-";
  }

  /** Sends a frame; waits while the ring is full. */
  synchronized void send(int kind, long chunk, int index, byte[] bytes, int length) {
    if (length > ring.limit()) {
      var place = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
      place.putLong(++files).putInt(length);
      SharedFiles.spill(folder.resolve(prefix + files), bytes, length);
      put(kind | Ring.IN_FILE, chunk, index, place.array(), 12);
    } else {
      put(kind, chunk, index, bytes, length);
    }
  }

  private void put(int kind, long chunk, int index, byte[] bytes, int length) {
    for (long wait = 10_000; !ring.offer(kind, chunk, index, bytes, 0, length); ) {
      LockSupport.parkNanos(wait);
      wait = Math.min(LONGEST_WAIT, 2 * wait);
    }
    if (ring.takeSleeper()) {
      try {
        wake.write(0);
      } catch (IOException e) {
        throw new UncheckedIOException("the owner of this worker has ended", e);
      }
    }
  }

  /** A stream whose text is sent whenever it is flushed. */
  OutputStream stream(int kind) {
    return new OutputStream() {
      private final ByteArrayOutputStream text = new ByteArrayOutputStream();

      @Override
      public synchronized void write(int b) {
        text.write(b);
      }

      @Override
      public synchronized void write(byte[] bytes, int from, int length) {
        text.write(bytes, from, length);
      }

      @Override
      public synchronized void flush() {
        if (text.size() > 0) {
          send(kind, 0, 0, text.toByteArray(), text.size());
          text.reset();
        }
      }
    };
  }
}
