package org.sswim.sequences;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioFormat.Encoding;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.sswim.checks.Checks;
import org.sswim.series.InvalidDataException;
import org.sswim.series.Problem;
import org.sswim.series.TextRefusal;

/**
 * Reads folders of WAV files as sequences with classes, in the order of the names, compared by
 * their characters.
 *
 * <p>If the files lie in folders of the folder, the class is the name of that folder ({@code
 * yes/0a7c.wav} is of "yes"). If they lie in the folder itself, it is what stands before the first
 * underscore of the name ({@code 7_george_12.wav} is of "7"). Folders further down are not looked
 * at, nor are names that begin with a dot.
 */
public final class WavFolder {
  /** Samples of a channel that a file may have: 6 minutes at 44.1 kHz, half an hour at 8 kHz. */
  public static final int MOST_SAMPLES = 1 << 24;

  /** The lowest sample rate, in Hz. */
  public static final int LOWEST_RATE = 1_000;

  /** The highest sample rate, in Hz. */
  public static final int HIGHEST_RATE = 384_000;

  private static final int MOST_CHANNELS = 64;
  private static final int BLOCK_FRAMES = 1 << 12;

  private WavFolder() {}

  /** As {@link #read(Path, SoundFront, PathMatcher)}, of every WAV file. */
  public static LabelledSequences read(Path folder, SoundFront front) {
    return read(folder, front, name -> true);
  }

  /**
   * Reads the WAV files of a folder.
   *
   * @param front turns each recording into steps
   * @param names tells which names of files to take, such as those of the glob {@code *_[0-4].wav}
   * @throws InvalidDataException if the list is empty or sample rates differ. Also if a file is not
   *     a regular file, {@link #recording} cannot read it, or its class is not known
   */
  public static LabelledSequences read(Path folder, SoundFront front, PathMatcher names) {
    List<Path> files = files(folder, names);
    List<String> labels = files.stream().map(file -> label(folder, file)).toList();
    List<float[]> values = new ArrayList<>();
    float rate = 0;
    for (Path file : files) {
      Recording recording = recording(file);
      Checks.that(values.isEmpty() || recording.rate() == rate, Problem.RATES.in(file))
          .or(
              "has %s Hz, but %s has %s Hz; all recordings must have the same rate",
              recording.rate(), files.get(0), rate);
      rate = recording.rate();
      values.add(front.steps(recording.samples(), rate));
    }
    return LabelledSequences.named(values, front.bands(), List.of(), labels, null);
  }

  /** The files in the folder itself, or those in its folders. */
  private static List<Path> files(Path folder, PathMatcher names) {
    Checks.that(Files.isDirectory(folder), Problem.NO_FILE.in(folder)).or("is not a folder");
    List<Path> flat = new ArrayList<>();
    List<Path> nested = new ArrayList<>();
    for (Path entry : entries(folder)) {
      if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        entries(entry).stream().filter(file -> taken(file, names)).forEach(nested::add);
      } else if (taken(entry, names)) {
        flat.add(entry);
      }
    }
    if (!flat.isEmpty() && !nested.isEmpty()) {
      throw Problem.MIXED_FOLDER.of(
          folder,
          "holds WAV files beside folders of WAV files, such as %s and %s"
              .formatted(flat.get(0).getFileName(), folder.relativize(nested.get(0))));
    }
    List<Path> files = flat.isEmpty() ? nested : flat;
    Checks.that(!files.isEmpty(), Problem.NO_RECORDINGS.in(folder))
        .or("holds no matching WAV files");
    for (Path file : files) {
      // A link could lead out of the folder, a pipe could block.
      boolean regular = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
      Checks.that(regular, Problem.NOT_REGULAR.in(file)).or("is not a regular file");
    }
    return files;
  }

  /** What a folder holds, sorted, without hidden names. */
  private static List<Path> entries(Path folder) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream =
        Files.newDirectoryStream(folder, entry -> !name(entry).startsWith("."))) {
      stream.forEach(entries::add);
    } catch (DirectoryIteratorException e) {
      throw TextRefusal.failed(folder, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw TextRefusal.failed(folder, e);
    }
    entries.sort(Comparator.comparing(WavFolder::name));
    return entries;
  }

  private static boolean taken(Path file, PathMatcher names) {
    return name(file).toLowerCase(Locale.ROOT).endsWith(".wav")
        && names.matches(file.getFileName());
  }

  private static String label(Path folder, Path file) {
    Path parent = file.getParent();
    if (parent != null && !parent.equals(folder)) {
      return name(parent);
    }
    int end = name(file).indexOf('_');
    Checks.that(end >= 1, Problem.UNNAMED_CLASS.in(file))
        .or("has no class: its name must begin with the class and an underscore");
    return name(file).substring(0, end);
  }

  private static String name(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }

  /**
   * Reads a file of PCM of 8, 16, 24 or 32 bits. A channel has at most {@value #MOST_SAMPLES}
   * samples, at a rate from {@value #LOWEST_RATE} to {@value #HIGHEST_RATE} Hz. Samples are divided
   * by full scale, {@code 2^(bits - 1)}; several channels become their mean.
   *
   * @throws InvalidDataException if it cannot be read, is no WAV file, holds another encoding, is
   *     beyond the limits above, empty, or holds fewer samples than it declares
   */
  public static Recording recording(Path file) {
    if (Files.isDirectory(file)) {
      throw Problem.FOLDER.of(file, "is a folder, not a WAV file");
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      AudioFileFormat header = AudioSystem.getAudioFileFormat(in);
      if (!header.getType().equals(AudioFileFormat.Type.WAVE)) {
        throw Problem.ENCODING.of(file, "is not a WAV file, but " + header.getType());
      }
      AudioFormat format = header.getFormat();
      requireSupported(file, format);
      int frames = header.getFrameLength();
      requireLength(file, frames, format.getFrameSize());
      try (AudioInputStream data = AudioSystem.getAudioInputStream(in)) {
        // A header must not be able to ask for more memory than the file is large.
        long declared = (long) frames * format.getFrameSize();
        if (declared > Files.size(file)) {
          throw truncated(file, declared, data.transferTo(OutputStream.nullOutputStream()));
        }
        return new Recording(samples(file, data, format, frames), format.getSampleRate());
      }
    } catch (UnsupportedAudioFileException | EOFException e) {
      throw Problem.DAMAGED.of(file, "is not a WAV file, or its header is damaged", e);
    } catch (IOException e) {
      throw TextRefusal.failed(file, e);
    }
  }

  private static void requireSupported(Path file, AudioFormat format) {
    Encoding encoding = format.getEncoding();
    int bits = format.getSampleSizeInBits();
    boolean pcm = encoding.equals(Encoding.PCM_SIGNED) || encoding.equals(Encoding.PCM_UNSIGNED);
    Function<String, InvalidDataException> refusal = Problem.ENCODING.in(file);
    Checks.that(pcm && bits >= 8 && bits <= 32 && bits % 8 == 0, refusal)
        .or("holds %s of %s bits; only PCM of 8, 16, 24 or 32 bits can be read", encoding, bits);
    int channels = format.getChannels();
    int bytes = format.getFrameSize();
    Checks.that(channels >= 1 && channels <= MOST_CHANNELS && bytes == channels * bits / 8, refusal)
        .or(
            "declares %s channels of %s bits in %s bytes; there must be 1 to %s, one beside the"
                + " other",
            channels, bits, bytes, MOST_CHANNELS);
    float rate = format.getSampleRate();
    Checks.that(rate >= LOWEST_RATE && rate <= HIGHEST_RATE, refusal)
        .or("is of %s Hz; the rate must be %s to %s Hz", rate, LOWEST_RATE, HIGHEST_RATE);
  }

  private static void requireLength(Path file, int frames, int frameBytes) {
    String count = frames < 0 ? "more than " + Integer.MAX_VALUE : String.valueOf(frames);
    Checks.that(
            frames != AudioSystem.NOT_SPECIFIED && frames <= MOST_SAMPLES,
            Problem.TOO_LARGE.in(file))
        .or(
            "declares %s samples a channel of %s bytes; at most %s can be read",
            count, frameBytes, MOST_SAMPLES);
    Checks.that(frames >= 1, Problem.NO_SAMPLES.in(file)).or("holds no samples");
  }

  private static InvalidDataException truncated(Path file, long declared, long found) {
    return Problem.DAMAGED.of(
        file, "is cut off: it declares " + declared + " bytes of samples, but holds " + found);
  }

  private static float[] samples(Path file, AudioInputStream data, AudioFormat format, int frames)
      throws IOException {
    int width = format.getSampleSizeInBits() / 8;
    int channels = format.getChannels();
    int frameBytes = width * channels;
    boolean unsigned = format.getEncoding().equals(Encoding.PCM_UNSIGNED);
    double scale = 1 / (channels * 0x1p31);
    float[] samples = new float[frames];
    byte[] block = new byte[BLOCK_FRAMES * frameBytes];
    for (int done = 0; done < frames; ) {
      int wanted = Math.min(BLOCK_FRAMES, frames - done) * frameBytes;
      int got = data.readNBytes(block, 0, wanted);
      if (got < wanted) {
        throw truncated(file, (long) frames * frameBytes, (long) done * frameBytes + got);
      }
      for (int at = 0; at < got; done++) {
        double sum = 0;
        for (int c = 0; c < channels; c++, at += width) {
          sum += sample(block, at, width, format.isBigEndian(), unsigned);
        }
        samples[done] = (float) (sum * scale);
      }
    }
    return samples;
  }

  /** One sample, as its leading bits of 32. */
  private static int sample(byte[] block, int at, int width, boolean bigEndian, boolean unsigned) {
    int value = 0;
    for (int i = 0; i < width; i++) {
      int byteOfValue = block[at + (bigEndian ? i : width - 1 - i)] & 0xff;
      value |= byteOfValue << (24 - 8 * i);
    }
    return unsigned ? value ^ Integer.MIN_VALUE : value;
  }
}
