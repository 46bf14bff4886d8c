package threadworks.host;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import threadworks.trace.Event;
import threadworks.trace.EventCodec;

/**
 * What a process has recorded since its last report; on the run's time axis, so that it can be
 * passed on as it is.
 *
 * @param events those of one thread in order
 * @param dropped how many more there were, lost because they came too fast
 */
record EventBatch(List<Event> events, long dropped) {
  byte[] encode() {
    var batch = EventCodec.encode(events);
    return ByteBuffer.allocate(Long.BYTES + batch.length).putLong(dropped).put(batch).array();
  }

  /**
   * Reads what {@link #encode()} wrote.
   *
   * @throws IllegalArgumentException when the bytes are none
   */
  static EventBatch decode(byte[] bytes) {
    if (bytes.length < Long.BYTES) {
      throw new IllegalArgumentException("the report of a process is cut off");
    }
    var batch = Arrays.copyOfRange(bytes, Long.BYTES, bytes.length);
    return new EventBatch(EventCodec.decode(batch, 0), ByteBuffer.wrap(bytes).getLong());
  }
}
