package org.sswim.sequences;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.sswim.checks.Checks;
import org.sswim.series.Problem;
import org.sswim.series.Source;
import org.sswim.series.TextRefusal;

/**
 * Reads address events as N-MNIST has them: a folder for each class, named by it, with a file
 * {@code .bin} for each sample. An event takes five bytes:
 *
 * <pre>
 *   x, y, then polarity (1 bit) and time (23 bits, the highest first), in microseconds
 * </pre>
 *
 * <p>Unit {@code 34 (34 p + y) + x} spikes then, x and y in 0 .. 33. An event with y = 240 is none:
 * all times behind it are 2^13 later. Times are in milliseconds.
 *
 * @see <a href="https://doi.org/10.3389/fnins.2015.00437">Orchard et al. 2015, Converting static
 *     image datasets to spiking neuromorphic datasets using saccades</a>
 */
public final class AerFolder {
  private static final int WIDTH = 34;
  private static final int EVENT = 5;
  private static final int OVERFLOW = 240;
  private static final int LATER = 1 << 13;
  private static final int POLARITY = 0x80;
  private static final double MICROSECONDS = 1000;
  private static final String SUFFIX = ".bin";

  private final SpikeSamples samples;

  private AerFolder(SpikeSamples samples) {
    this.samples = samples;
  }

  /** Whether a folder has folders with such files. */
  public static boolean is(Path folder) {
    return Files.isDirectory(folder)
        && list(folder).stream().anyMatch(own -> Files.isDirectory(own) && !bins(own).isEmpty());
  }

  /**
   * Reads all samples, by class and then by name.
   *
   * @throws org.sswim.series.InvalidDataException if a file cannot be read or ends within an event,
   *     if an address is out of range, or if there are too many events. The message names file,
   *     event, value and bound
   */
  public static LabelledSequences read(Path folder, SpikeCsv.Bins bins) {
    AerFolder reader = new AerFolder(new SpikeSamples(folder));
    for (Path own : list(folder)) {
      if (Files.isDirectory(own)) {
        bins(own).forEach(file -> reader.sample(file, String.valueOf(own.getFileName())));
      }
    }
    return reader.samples.sequences(2 * WIDTH * WIDTH, bins);
  }

  private static List<Path> bins(Path folder) {
    return list(folder).stream().filter(file -> file.toString().endsWith(SUFFIX)).toList();
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    } catch (IOException e) {
      throw TextRefusal.failed(folder, e);
    }
  }

  private void sample(Path file, String label) {
    byte[] events = Source.of(file).read(in -> in.readAllBytes());
    Checks.that(events.length % EVENT == 0, Problem.ENCODING.in(file))
        .or("has %s bytes, which are not whole events of %s", events.length, EVENT);
    samples.begin(label);
    long later = 0;
    for (int at = 0; at < events.length; at += EVENT) {
      int x = events[at] & 0xff;
      int y = events[at + 1] & 0xff;
      int high = events[at + 2] & 0xff;
      if (y == OVERFLOW) {
        later += LATER;
        continue;
      }
      if (x >= WIDTH || y >= WIDTH) {
        throw Problem.VALUE.of(
            file,
            "event %s has the address %s, %s; both must lie in 0..%s"
                .formatted(at / EVENT + 1, x, y, WIDTH - 1));
      }
      int time = (high & ~POLARITY) << 16 | (events[at + 3] & 0xff) << 8 | (events[at + 4] & 0xff);
      int polarity = high >> 7;
      samples.add(WIDTH * (WIDTH * polarity + y) + x, (time + later) / MICROSECONDS);
    }
  }
}
