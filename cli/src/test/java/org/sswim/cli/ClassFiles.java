package org.sswim.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Small files of sequences whose classes are easy to tell, in every format that is read. */
final class ClassFiles {
  private static final int RATE = 8000;

  private ClassFiles() {}

  /** Slow, fast and odd tones of 30 to 49 steps, in turn, of one signal. */
  static Path ts(Path file, int count, List<String> classes, long seed) {
    Random random = new Random(seed);
    StringBuilder text =
        new StringBuilder("@problemName tones\n@timeStamps false\n@missing false\n")
            .append("@univariate true\n@equalLength false\n@classLabel true ")
            .append(String.join(" ", classes))
            .append("\n@data\n");
    for (int i = 0; i < count; i++) {
      int c = i % classes.size();
      float[] tone = tone(30 + random.nextInt(20), new double[] {0.05, 0.15, 0.3}[c], random);
      text.append(joined(tone)).append(':').append(classes.get(c)).append('\n');
    }
    return Cli.write(file, text.toString());
  }

  /** Slow and fast tones. */
  static Path ts(Path file, int count, long seed) {
    return ts(file, count, List.of("slow", "fast"), seed);
  }

  /** Slow and fast tones of 20 to 29 steps, a row for each step. */
  static Path csv(Path file, int count, int signals, boolean labels, long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("sample,time");
    for (int s = 0; s < signals; s++) {
      text.append(",x").append(s);
    }
    text.append(labels ? ",label\n" : "\n");
    for (int i = 0; i < count; i++) {
      int steps = 20 + random.nextInt(10);
      float[][] tones = new float[signals][];
      for (int s = 0; s < signals; s++) {
        tones[s] = tone(steps, i % 2 == 0 ? 0.05 : 0.2, random);
      }
      for (int t = 0; t < steps; t++) {
        text.append(i).append(',').append(t);
        for (float[] tone : tones) {
          text.append(String.format(Locale.ROOT, ",%.4f", tone[t]));
        }
        text.append(labels ? "," + List.of("slow", "fast").get(i % 2) : "").append('\n');
      }
    }
    return Cli.write(file, text.toString());
  }

  /** Images of a line down, across and askew, in turn; the labels stand beside them. */
  static Path idx(Path folder, String name, int count, int side, boolean labels, long seed) {
    Random random = new Random(seed);
    ByteBuffer pixels = ByteBuffer.allocate(16 + count * side * side);
    pixels.putInt(0x803).putInt(count).putInt(side).putInt(side);
    ByteBuffer names = ByteBuffer.allocate(8 + count).putInt(0x801).putInt(count);
    for (int i = 0; i < count; i++) {
      int at = 1 + random.nextInt(2);
      for (int p = 0; p < side * side; p++) {
        int row = p / side;
        int column = p % side;
        boolean ink =
            switch (i % 3) {
              case 0 -> column == at;
              case 1 -> row == at;
              default -> row == column;
            };
        pixels.put((byte) (ink ? 200 + random.nextInt(56) : random.nextInt(20)));
      }
      names.put((byte) (i % 3));
    }
    if (labels) {
      bytes(folder.resolve(name + "-labels-idx1-ubyte"), names.array());
    }
    return bytes(folder.resolve(name + "-images-idx3-ubyte"), pixels.array());
  }

  /** Recordings of a low and of a high tone, a tenth of a second and more, in turn. */
  static Path wavs(Path folder, int count, long seed) throws IOException {
    Random random = new Random(seed);
    Files.createDirectories(folder);
    for (int i = 0; i < count; i++) {
      int samples = 800 + random.nextInt(400);
      float[] tone = tone(samples, (i % 2 == 0 ? 400.0 : 1200.0) / RATE, random);
      ByteBuffer wav = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
      wav.put(ascii("RIFF")).putInt(36 + 2 * samples).put(ascii("WAVEfmt ")).putInt(16);
      wav.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
      wav.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(2 * samples);
      for (float value : tone) {
        wav.putShort((short) (9000 * value));
      }
      bytes(folder.resolve((i % 2 == 0 ? "low_" : "high_") + i + ".wav"), wav.array());
    }
    return folder;
  }

  /** Spikes that run up and down five units, in turn; one in five is missing. */
  static Path spikes(Path file, int count, boolean labels, long seed) {
    Random random = new Random(seed);
    StringBuilder text =
        new StringBuilder(labels ? "sample,unit,time,label\n" : "sample,unit,time\n");
    for (int i = 0; i < count; i++) {
      for (int t = 0; t < 25; t++) {
        if (random.nextInt(5) > 0) {
          int unit = i % 2 == 0 ? t % 5 : 4 - t % 5;
          text.append(i).append(',').append(unit).append(',').append(t);
          text.append(labels ? i % 2 == 0 ? ",up" : ",down" : "").append('\n');
        }
      }
    }
    return Cli.write(file, text.toString());
  }

  static Path bytes(Path file, byte[] content) {
    try {
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static float[] tone(int steps, double frequency, Random random) {
    double phase = 6 * random.nextDouble();
    float[] tone = new float[steps];
    for (int t = 0; t < steps; t++) {
      tone[t] =
          (float) (Math.sin(2 * Math.PI * frequency * t + phase) + 0.05 * random.nextGaussian());
    }
    return tone;
  }

  private static String joined(float[] values) {
    StringBuilder text = new StringBuilder();
    for (float value : values) {
      text.append(text.isEmpty() ? "" : ",").append(String.format(Locale.ROOT, "%.4f", value));
    }
    return text.toString();
  }
}
