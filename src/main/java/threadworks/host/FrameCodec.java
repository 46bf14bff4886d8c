package threadworks.host;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import threadworks.trace.EventCodec;
import threadworks.wording.Sentence;

/**
 * Frames as bytes: the length of what follows in four bytes, a byte for the kind, the components in
 * order. Both ends are of one build, so nothing names a version.
 */
final class FrameCodec {
  /** No frame is longer; a length beyond it means that something else wrote into the pipe. */
  private static final int LONGEST = 64 << 20;

  private FrameCodec() {}

  /** Writes one frame and flushes it. */
  static void write(OutputStream out, Frame frame) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var data = new DataOutputStream(bytes);
    data.writeInt(0);
    switch (frame) {
      case Frame.Run run -> {
        data.writeByte(1);
        writeRun(data, run);
      }
      case Frame.Set(var name, var value) -> {
        data.writeByte(15);
        data.writeUTF(name);
        data.writeDouble(value);
      }
      case Frame.Hello(var pid, var clock) -> {
        data.writeByte(2);
        data.writeLong(pid);
        data.writeLong(clock.wall());
        data.writeLong(clock.nanoTime());
      }
      case Frame.Ready() -> data.writeByte(3);
      case Frame.Began(var nanoTime) -> {
        data.writeByte(4);
        data.writeLong(nanoTime);
      }
      case Frame.Starting(var begins, var nanoTime) -> {
        data.writeByte(5);
        data.writeBoolean(begins);
        data.writeLong(nanoTime);
      }
      case Frame.WorkerStarted(var pid) -> {
        data.writeByte(6);
        data.writeLong(pid);
      }
      case Frame.Events(var report) -> {
        data.writeByte(7);
        data.writeInt(report.length);
        data.write(report);
      }
      case Frame.Returned(var value, var elapsed, var startup) -> {
        data.writeByte(8);
        var bytesOfValue = EventCodec.encodeValue(value);
        data.writeInt(bytesOfValue.length);
        data.write(bytesOfValue);
        data.writeLong(elapsed);
        data.writeLong(startup);
      }
      case Frame.Threw(var sentence, var stack, var elapsed, var startup) -> {
        data.writeByte(9);
        writeSentence(data, sentence);
        writeText(data, stack);
        data.writeLong(elapsed);
        data.writeLong(startup);
      }
      case Frame.Stood(var sentence, var elapsed, var startup) -> {
        data.writeByte(14);
        writeSentence(data, sentence);
        data.writeLong(elapsed);
        data.writeLong(startup);
      }
      case Frame.Refused(var sentence) -> {
        data.writeByte(10);
        writeSentence(data, sentence);
      }
      case Frame.Idle(var clean) -> {
        data.writeByte(11);
        data.writeBoolean(clean);
      }
      case Frame.Once(var run, var limitMillis) -> {
        data.writeByte(12);
        writeRun(data, run);
        data.writeLong(limitMillis);
      }
      case Frame.Came(Ending.Came(var end, var value, var printed, var thrown, var fit)) -> {
        data.writeByte(13);
        data.writeUTF(end.name());
        writeMaybe(data, value);
        writeMaybe(data, printed);
        writeTexts(data, thrown);
        data.writeBoolean(fit);
      }
    }
    var whole = bytes.toByteArray();
    int length = whole.length - Integer.BYTES;
    for (int i = 0; i < Integer.BYTES; i++) {
      whole[i] = (byte) (length >>> (24 - 8 * i));
    }
    out.write(whole);
    out.flush();
  }

  /**
   * Reads the next frame; null at the end of the stream.
   *
   * @throws IOException when the stream ends within a frame, or what comes is none
   */
  static @Nullable Frame read(InputStream in) throws IOException {
    int first = in.read();
    if (first < 0) {
      return null;
    }
    int length = first;
    for (int i = 1; i < Integer.BYTES; i++) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the stream ended within a frame");
      }
      length = length << 8 | next;
    }
    if (length < 1 || length > LONGEST) {
      throw new IOException("no frame begins with a length of " + length);
    }
    var bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the stream ended within a frame");
    }
    return decode(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  private static Frame decode(DataInputStream data) throws IOException {
    int kind = data.readByte();
    return switch (kind) {
      case 1 -> readRun(data);
      case 2 -> new Frame.Hello(data.readLong(), new Clock(data.readLong(), data.readLong()));
      case 3 -> new Frame.Ready();
      case 4 -> new Frame.Began(data.readLong());
      case 5 -> new Frame.Starting(data.readBoolean(), data.readLong());
      case 6 -> new Frame.WorkerStarted(data.readLong());
      case 7 -> new Frame.Events(data.readNBytes(data.readInt()));
      case 8 ->
          new Frame.Returned(
              EventCodec.decodeValue(data.readNBytes(data.readInt())),
              data.readLong(),
              data.readLong());
      case 9 ->
          new Frame.Threw(readSentence(data), readText(data), data.readLong(), data.readLong());
      case 10 -> new Frame.Refused(readSentence(data));
      case 11 -> new Frame.Idle(data.readBoolean());
      case 12 -> new Frame.Once(readRun(data), data.readLong());
      case 13 ->
          new Frame.Came(
              new Ending.Came(
                  Ending.End.valueOf(data.readUTF()),
                  readMaybe(data),
                  readMaybe(data),
                  readTexts(data),
                  data.readBoolean()));
      case 14 -> new Frame.Stood(readSentence(data), data.readLong(), data.readLong());
      case 15 -> new Frame.Set(data.readUTF(), data.readDouble());
      default -> throw new IOException("there is no frame of kind " + kind);
    };
  }

  private static void writeRun(DataOutputStream data, Frame.Run run) throws IOException {
    writeTexts(data, run.classpath());
    data.writeUTF(run.className());
    data.writeUTF(run.variant());
    data.writeInt(run.params().size());
    for (var param : run.params().entrySet()) {
      data.writeUTF(param.getKey());
      data.writeDouble(param.getValue());
    }
    data.writeInt(run.cores());
  }

  private static Frame.Run readRun(DataInputStream data) throws IOException {
    var classpath = readTexts(data);
    var className = data.readUTF();
    var variant = data.readUTF();
    var params = new LinkedHashMap<String, Double>();
    for (int left = data.readInt(); left > 0; left--) {
      params.put(data.readUTF(), data.readDouble());
    }
    return new Frame.Run(classpath, className, variant, params, data.readInt());
  }

  /** Its key, then each argument behind a flag that says whether that is a sentence itself. */
  private static void writeSentence(DataOutputStream data, Sentence sentence) throws IOException {
    writeText(data, sentence.key());
    data.writeInt(sentence.args().size());
    for (var arg : sentence.args()) {
      data.writeBoolean(arg instanceof Sentence);
      if (arg instanceof Sentence part) {
        writeSentence(data, part);
      } else {
        writeText(data, arg.toString());
      }
    }
  }

  private static Sentence readSentence(DataInputStream data) throws IOException {
    var key = readText(data);
    var args = new ArrayList<Object>();
    for (int left = data.readInt(); left > 0; left--) {
      args.add(data.readBoolean() ? readSentence(data) : readText(data));
    }
    return new Sentence(key, args);
  }

  private static void writeTexts(DataOutputStream data, List<String> texts) throws IOException {
    data.writeInt(texts.size());
    for (var text : texts) {
      writeText(data, text);
    }
  }

  private static List<String> readTexts(DataInputStream data) throws IOException {
    var texts = new ArrayList<String>();
    for (int left = data.readInt(); left > 0; left--) {
      texts.add(readText(data));
    }
    return texts;
  }

  /** A text behind a flag that says whether there is one. */
  private static void writeMaybe(DataOutputStream data, @Nullable String text) throws IOException {
    data.writeBoolean(text != null);
    if (text != null) {
      writeText(data, text);
    }
  }

  private static @Nullable String readMaybe(DataInputStream data) throws IOException {
    return data.readBoolean() ? readText(data) : null;
  }

  private static void writeText(DataOutputStream data, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    data.writeInt(bytes.length);
    data.write(bytes);
  }

  private static String readText(DataInputStream data) throws IOException {
    return new String(data.readNBytes(data.readInt()), StandardCharsets.UTF_8);
  }
}
