package org.sswim.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.sswim.sequences.Grid;
import org.sswim.sequences.IdxFile;
import org.sswim.sequences.LabelledSequences;

/**
 * A file of images and the file of their labels, as {@link IdxFile} reads them.
 *
 * @param images ends in {@code images-idx3-ubyte.gz}
 * @param labels stands beside it under the name that belongs to it
 */
record IdxPair(OutputFile images, OutputFile labels) {
  private static final int HEADER = 0x800;
  private static final int WHITE = 255;

  /** The pair of a name, in a folder that an option named. */
  static IdxPair of(String option, Path folder, String name) {
    return new IdxPair(
        OutputFile.text(option, folder.resolve(name + "-images-idx3-ubyte.gz")),
        OutputFile.text(option, folder.resolve(name + "-labels-idx1-ubyte.gz")));
  }

  /**
   * Writes images whose classes are numbers of 0 .. 255.
   *
   * @param data with pixels from 0 to 1
   */
  void write(LabelledSequences data) {
    Grid grid = Objects.requireNonNull(data.grid());
    int[] label = Objects.requireNonNull(data.label());
    ByteBuffer pixels = ByteBuffer.allocate(16 + data.count() * data.signals());
    pixels.putInt(HEADER + 3).putInt(data.count()).putInt(grid.height()).putInt(grid.width());
    ByteBuffer names = ByteBuffer.allocate(8 + data.count());
    names.putInt(HEADER + 1).putInt(data.count());
    for (int i = 0; i < data.count(); i++) {
      for (float value : data.values().get(i)) {
        pixels.put((byte) Math.round(WHITE * value));
      }
      names.put((byte) Integer.parseInt(data.classes().get(label[i])));
    }
    images.write(gzipped(pixels.array()));
    labels.write(gzipped(names.array()));
  }

  private static byte[] gzipped(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException("an array in memory cannot fail", e);
    }
    return bytes.toByteArray();
  }
}
