package threadworks.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import threadworks.wording.Sentence;

final class FrameCodecTest {
  static Stream<Frame> frames() {
    return Stream.of(
        new Frame.Run(
            List.of("/tmp/a b", "/tmp/二"),
            "small.Small",
            "together",
            Map.of("nap", 0.1, "sleepers", 4.0),
            2),
        new Frame.Run(List.of(), "small.Small", "together", Map.of(), 0),
        new Frame.Once(
            new Frame.Run(List.of("/tmp/a b"), "small.Small", "nap", Map.of("nap", 1.0), 1), 2_000),
        new Frame.Set("packs", 40),
        new Frame.Came(
            new Ending.Came(Ending.End.ENDED, "[1]", "一\n", List.of("Error", "空"), true)),
        new Frame.Came(new Ending.Came(Ending.End.OVERDUE, null, null, List.of(), false)),
        new Frame.Hello(Long.MAX_VALUE, new Clock(1, -2)),
        new Frame.Ready(),
        new Frame.Began(Long.MIN_VALUE),
        new Frame.Starting(true, 1),
        new Frame.Starting(false, 2),
        new Frame.WorkerStarted(4711),
        new Frame.Returned(null, 1, 0),
        new Frame.Returned(List.of(1L, "二", List.of(2.5)), 1, 2),
        new Frame.Threw(
            Sentence.of("threw.at", Sentence.of("threw.said", "满", "太满了"), "逐个.java", 3),
            "x".repeat(100_000),
            1,
            2),
        new Frame.Refused(Sentence.of("cores.unsaid")),
        new Frame.Idle(true),
        new Frame.Idle(false));
  }

  @ParameterizedTest
  @MethodSource("frames")
  void whatIsReadIsWhatWasWritten(Frame frame) throws IOException {
    assertEquals(frame, FrameCodec.read(new ByteArrayInputStream(bytes(frame))));
  }

  @Test
  void framesFollowOneAnotherUntilTheEnd() throws IOException {
    var out = new ByteArrayOutputStream();
    FrameCodec.write(out, new Frame.Events(new byte[] {1, 2, 3}));
    FrameCodec.write(out, new Frame.Ready());
    var in = new ByteArrayInputStream(out.toByteArray());
    var events = assertInstanceOf(Frame.Events.class, FrameCodec.read(in));
    assertArrayEquals(new byte[] {1, 2, 3}, events.report());
    assertEquals(new Frame.Ready(), FrameCodec.read(in));
    assertNull(FrameCodec.read(in));
  }

  @Test
  void aFrameCutOffAnywhereIsAnErrorAndNoFrame() throws IOException {
    var whole = bytes(new Frame.WorkerStarted(4711));
    for (int length = 1; length < whole.length; length++) {
      var cut = new ByteArrayInputStream(Arrays.copyOf(whole, length));
      assertThrows(EOFException.class, () -> FrameCodec.read(cut), "after " + length + " bytes");
    }
  }

  @ParameterizedTest
  @MethodSource
  void whatIsNoFrameIsRefused(byte[] bytes) {
    assertThrows(IOException.class, () -> FrameCodec.read(new ByteArrayInputStream(bytes)));
  }

  static Stream<byte[]> whatIsNoFrameIsRefused() {
    return Stream.of(
        "Hello, I am no frame at all".getBytes(StandardCharsets.UTF_8),
        new byte[] {0, 0, 0, 0},
        new byte[] {-1, -1, -1, -1},
        new byte[] {0, 0, 0, 1, 99});
  }

  private static byte[] bytes(Frame frame) throws IOException {
    var out = new ByteArrayOutputStream();
    FrameCodec.write(out, frame);
    return out.toByteArray();
  }
}
