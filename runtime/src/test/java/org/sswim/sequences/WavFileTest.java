package org.sswim.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioFormat.Encoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.series.InvalidDataException;

/** Samples by hand, and files that are refused. */
class WavFileTest {
  @TempDir Path folder;

  private Path written(AudioFormat format, int... bytes) {
    byte[] data = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      data[i] = (byte) bytes[i];
    }
    return Wavs.write(folder.resolve("a.wav"), format, data);
  }

  /** Writes the file again with four bytes of its header changed, little endian. */
  private static Path patched(Path file, int at, int value) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
    return Files.write(file, bytes);
  }

  private static void assertRefused(Path file, String... parts) {
    assertThatThrownBy(() -> WavFolder.recording(file))
        .isInstanceOf(InvalidDataException.class)
        .message()
        .startsWith(file + ": ")
        .contains(parts);
  }

  @Test
  void eightBitsAreUnsigned() {
    Recording recording = WavFolder.recording(written(Wavs.pcm(8_000, 8, 1), 128, 0, 255, 192));
    assertThat(recording.samples()).containsExactly(0, -1, 127 / 128f, 0.5f);
    assertThat(recording.rate()).isEqualTo(8_000);
  }

  @Test
  void sixteenBitsAreSigned() {
    Recording recording =
        WavFolder.recording(written(Wavs.pcm(44_100, 16, 1), 0, 0x80, 0xff, 0x7f, 1, 0, 0, 0x40));
    assertThat(recording.samples()).containsExactly(-1, 32_767 / 32_768f, 1 / 32_768f, 0.5f);
    assertThat(recording.rate()).isEqualTo(44_100);
  }

  @Test
  void twentyFourAndThirtyTwoBits() {
    assertThat(WavFolder.recording(written(Wavs.pcm(8_000, 24, 1), 0, 0, 0x80, 1, 0, 0)).samples())
        .containsExactly(-1, 0x1p-23f);
    assertThat(WavFolder.recording(written(Wavs.pcm(8_000, 32, 1), 0, 0, 0, 0xc0)).samples())
        .containsExactly(-0.5f);
  }

  @Test
  void channelsBecomeTheirMean() {
    Path file = written(Wavs.pcm(8_000, 16, 2), 0, 0x40, 0, 0x20, 0, 0x80, 0, 0x80);
    assertThat(WavFolder.recording(file).samples()).containsExactly(0.375f, -1);
  }

  @Test
  void longFilesAreReadWhole() {
    Path file = Wavs.tone(folder.resolve("long.wav"), 8_000, 100, 20_000);
    float[] samples = WavFolder.recording(file).samples();
    assertThat(samples).hasSize(20_000);
    for (int n : new int[] {0, 4_095, 4_096, 4_097, 12_345, 19_999}) {
      int expected = (int) Math.round(16_384 * Math.sin(2 * Math.PI * 100 * n / 8_000));
      assertThat(samples[n] * 32_768).isEqualTo(expected);
    }
  }

  @Test
  void cutOffFilesAreRefusedWithBothLengths() throws IOException {
    Path file = Wavs.tone(folder.resolve("cut.wav"), 8_000, 100, 10_000);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, Wavs.HEADER + 9_000));
    assertRefused(file, "it declares 20000 bytes of samples, but holds 9000");
    // So little is missing that the file is still larger than the samples it declares.
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 20));
    assertRefused(file, "it declares 20000 bytes of samples, but holds 19980");
    Files.write(file, Arrays.copyOf(bytes, 30));
    assertRefused(file, "is not a WAV file, or its header is damaged");
  }

  @Test
  void declaredLengthsAreCheckedBeforeMemoryIsTaken() throws IOException {
    Path file = Wavs.tone(folder.resolve("large.wav"), 8_000, 100, 10);
    assertRefused(
        patched(file, Wavs.HEADER - 4, 2 * WavFolder.MOST_SAMPLES + 2),
        "declares 16777217 samples a channel of 2 bytes; at most 16777216 can be read");
    assertRefused(patched(file, Wavs.HEADER - 4, -1), "declares 2147483647 samples");
    assertRefused(
        patched(file, Wavs.HEADER - 4, 2 * WavFolder.MOST_SAMPLES),
        "declares 33554432 bytes of samples, but holds 20");
    assertRefused(patched(file, Wavs.HEADER - 4, 0), "holds no samples");
  }

  @Test
  void otherEncodingsAreNamed() {
    AudioFormat law = new AudioFormat(Encoding.ULAW, 8_000, 8, 1, 1, 8_000, false);
    assertRefused(written(law, 1, 2, 3), "holds ULAW of 8 bits; only PCM of 8, 16, 24 or 32");
    AudioFormat real = new AudioFormat(Encoding.PCM_FLOAT, 8_000, 32, 1, 4, 8_000, false);
    assertRefused(written(real, 0, 0, 0, 0), "holds PCM_FLOAT of 32 bits");
  }

  @Test
  void ratesOutOfBoundsAreRefused() throws IOException {
    Path file = Wavs.tone(folder.resolve("rate.wav"), 8_000, 100, 10);
    assertRefused(patched(file, 24, 999), "is of 999.0 Hz; the rate must be 1000 to 384000 Hz");
    assertRefused(patched(file, 24, 384_001), "is of 384001.0 Hz");
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    assertRefused(folder, "is a folder");
    assertRefused(folder.resolve("none.wav"), "no such file");
    assertRefused(
        Files.writeString(folder.resolve("text.wav"), "digit,sample\n"), "is not a WAV file");
    assertRefused(Files.write(folder.resolve("empty.wav"), new byte[0]), "is not a WAV file");
  }

  /** Whatever stands in the header: samples, or the one exception. */
  @Test
  void damagedHeadersGiveNoOtherException() throws IOException {
    Path file = Wavs.tone(folder.resolve("damaged.wav"), 8_000, 100, 50);
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(5);
    int refused = 0;
    for (int i = 0; i < 600; i++) {
      byte[] bytes = whole.clone();
      for (int changes = 1 + i % 3; changes > 0; changes--) {
        bytes[random.nextInt(Wavs.HEADER)] = (byte) random.nextInt();
      }
      Files.write(file, bytes);
      try {
        assertThat(WavFolder.recording(file).samples()).hasSizeBetween(1, 100);
      } catch (InvalidDataException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(200, 599);
  }
}
