package org.sswim.sequences;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** WAV files for tests. */
final class Wavs {
  /** Bytes before the samples in the files written here. */
  static final int HEADER = 44;

  private Wavs() {}

  /** Signed PCM, little endian; of 8 bits unsigned, as WAV files have it. */
  static AudioFormat pcm(float rate, int bits, int channels) {
    return new AudioFormat(rate, bits, channels, bits > 8, false);
  }

  static Path write(Path file, AudioFormat format, byte... data) {
    try (AudioInputStream stream =
        new AudioInputStream(
            new ByteArrayInputStream(data), format, data.length / format.getFrameSize())) {
      Files.createDirectories(file.getParent());
      AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /** A mono file of 16 bits with a tone, at half of full scale. */
  static Path tone(Path file, float rate, double hertz, int samples) {
    byte[] data = new byte[2 * samples];
    for (int n = 0; n < samples; n++) {
      int value = (int) Math.round(16_384 * Math.sin(2 * Math.PI * hertz * n / rate));
      data[2 * n] = (byte) value;
      data[2 * n + 1] = (byte) (value >> 8);
    }
    return write(file, pcm(rate, 16, 1), data);
  }
}
