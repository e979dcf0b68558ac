package org.sswim.sequences;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sswim.checks.Checks;
import org.sswim.stored.NpyHeader;
import org.sswim.stored.NpyType;
import org.sswim.tables.Shown;

/**
 * Reads dense trains from NumPy's {@code .npz}, stored or deflated. The array {@code x}, or else
 * the only one of three dimensions, is {@code [samples][steps][units]}. If classes are known, an
 * array {@code y} of whole numbers is {@code [samples]}. Values are of type bool, int8, uint8,
 * int32, int64, float32 or float64, the lowest byte first, in C order, and become floats. Classes
 * are the numbers that occur in {@code y}, by value, as decimal names.
 */
public final class SpikeNpz {
  private static final String TRAINS = "x";
  private static final String LABELS = "y";

  private final Path file;
  private final NpzArchive archive;
  private final Room room;

  private SpikeNpz(Path file, NpzArchive archive, Room room) {
    this.file = file;
    this.archive = archive;
    this.room = room;
  }

  /**
   * Reads a whole file.
   *
   * @return the samples in the order of the file; without classes if there is no {@code y}
   * @throws InvalidSequencesException if the file cannot be read or lacks the arrays above, if a
   *     value is not finite, or if there are too many values. It names array, place and value
   */
  public static LabelledSequences read(Path file) {
    return read(file, new Room(file));
  }

  static LabelledSequences read(Path file, Room room) {
    SequenceInput.requireFile(file);
    try (NpzArchive archive = new NpzArchive(file)) {
      return new SpikeNpz(file, archive, room).read();
    } catch (IOException e) {
      throw InvalidSequencesException.unreadable(file, e);
    }
  }

  private LabelledSequences read() throws IOException {
    String name = archive.has(TRAINS) ? TRAINS : archive.only(3);
    if (name == null) {
      throw SequenceProblem.ARRAYS.of(
          file, "has no array 'x', and not one array of 3 dimensions; it has %s", arrays());
    }
    NpyHeader header = archive.header(name);
    int[] shape = header.shape();
    Checks.that(shape.length == 3 && header.values() > 0, SequenceProblem.ARRAYS.in(file))
        .or(
            "the array %s has the shape %s; it must be samples, steps and units",
            Shown.value(name), header.shapeText());
    room.require(shape[0], shape[1], shape[2]);
    List<String> labels = archive.has(LABELS) ? labels(shape[0]) : null;
    NpyType type = NpzArchive.type(header);
    List<float[]> trains =
        archive.read(name, header, in -> trains(name, type, in, shape[0], shape[1] * shape[2]));
    return LabelledSequences.named(trains, shape[2], List.of(), labels, null);
  }

  private List<float[]> trains(String name, NpyType type, InputStream in, int samples, int length)
      throws IOException {
    List<float[]> trains = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      Object values = type.read(in, length);
      float[] train = new float[length];
      for (int v = 0; v < length; v++) {
        double value = type.value(values, v);
        train[v] = (float) value;
        if (!Float.isFinite(train[v])) {
          throw SequenceProblem.VALUE.of(
              file,
              "the array %s has in sample %s as value %s %s, which is not a finite number of 32 bits"
                  .formatted(Shown.value(name), i + 1, v + 1, value));
        }
      }
      trains.add(train);
    }
    return trains;
  }

  private List<String> labels(int samples) throws IOException {
    NpyHeader header = archive.header(LABELS);
    Checks.that(
            header.dimensions() == 1 && header.shape()[0] == samples,
            SequenceProblem.CLASS_COUNT.in(file))
        .or(
            "the array 'y' has the shape %s; it must be a class for each of %s samples",
            header.shapeText(), samples);
    NpyType type = NpzArchive.type(header);
    Checks.that(type.whole(), SequenceProblem.ENCODING.in(file))
        .or("the array 'y' is of type %s; classes must be whole numbers", header.type());
    return archive.read(
        LABELS,
        header,
        in -> {
          Object values = type.read(in, samples);
          return IntStream.range(0, samples)
              .mapToObj(i -> Long.toString((long) type.value(values, i)))
              .toList();
        });
  }

  private String arrays() {
    List<String> names = archive.arrays();
    return names.isEmpty() ? "none" : Shown.names(names);
  }
}
