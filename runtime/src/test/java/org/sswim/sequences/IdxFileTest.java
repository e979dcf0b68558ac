package org.sswim.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.sswim.sequences.TestFiles.assertRefused;
import static org.sswim.sequences.TestFiles.bytes;
import static org.sswim.sequences.TestFiles.gzip;
import static org.sswim.sequences.TestFiles.without;
import static org.sswim.sequences.TestFiles.write;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.series.InvalidDataException;

class IdxFileTest {
  /** Two images of 2 rows and 3 columns. */
  private static final byte[] IMAGES =
      bytes(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 0, 51, 255, 1, 2, 3, 4, 5, 6, 7, 8, 9);

  private static final byte[] LABELS = bytes(0, 0, 8, 1, 0, 0, 0, 2, 10, 9);

  @TempDir Path folder;

  private Path images(byte[] bytes) {
    return write(folder.resolve("a-images-idx3-ubyte"), bytes);
  }

  private void refuses(String message, int... header) {
    Path file = images(bytes(header));
    assertRefused(file, () -> IdxFile.read(file), message);
  }

  @Test
  void scalesPixelsAndKeepsTheirPlaces() {
    LabelledSequences read = IdxFile.read(images(IMAGES));
    assertThat(read.count()).isEqualTo(2);
    assertThat(read.longest()).isEqualTo(1);
    assertThat(read.signals()).isEqualTo(6);
    assertThat(read.grid()).isEqualTo(new Grid(2, 3));
    // 51 of 255 is a fifth.
    assertThat(read.values().get(0)).startsWith(0, 0.2f, 1, 1 / 255f);
    assertThat(read.values().get(1)).endsWith(9 / 255f);
    assertThat(read.label()).isNull();
    assertThat(read.classes()).isEmpty();
  }

  @Test
  void readsRowsOfSignals() {
    byte[] rows = bytes(0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 0, 51, 255, 1, 2, 3);
    write(folder.resolve("a-labels-idx1-ubyte"), LABELS);
    LabelledSequences read = IdxFile.read(write(folder.resolve("a-images-idx2-ubyte"), rows));
    assertThat(read.signals()).isEqualTo(3);
    assertThat(read.grid()).isNull();
    assertThat(read.values().get(0)).containsExactly(0, 0.2f, 1);
    assertThat(read.label()).containsExactly(1, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "train-images-idx3-ubyte, train-labels-idx1-ubyte",
    "train-images-idx3-ubyte, train-labels-idx1-ubyte.gz",
    "train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz",
    "train-images-idx3-ubyte.gz, train-labels-idx1-ubyte",
    "train-images.idx3-ubyte, train-labels.idx1-ubyte",
    "images, labels",
  })
  void findsTheLabelsBeside(String images, String labels) {
    write(folder.resolve(labels), labels.endsWith(".gz") ? gzip(LABELS) : LABELS);
    LabelledSequences read =
        IdxFile.read(write(folder.resolve(images), images.endsWith(".gz") ? gzip(IMAGES) : IMAGES));
    // By value: 9 stands before 10, though "10" sorts before "9".
    assertThat(read.classes()).containsExactly("9", "10");
    assertThat(read.label()).containsExactly(1, 0);
    assertThat(read.grid()).isEqualTo(new Grid(2, 3));
  }

  @Test
  void takesNoOtherFileForLabels() {
    assertThat(IdxFile.read(write(folder.resolve("idx3"), IMAGES)).label()).isNull();
    Path file = write(folder.resolve("digits"), IMAGES);
    assertThat(IdxFile.read(file).label()).isNull();
    Path labels = write(folder.resolve("names"), LABELS);
    assertThat(IdxFile.read(file, labels).label()).containsExactly(1, 0);
  }

  @Test
  void refusesOtherHeaders() {
    refuses("is not an IDX file: it does not begin with 0, 0");
    refuses("is not an IDX file: it does not begin with 0, 0", 0, 0, 8);
    refuses("is not an IDX file: it does not begin with 0, 0", 1, 0, 8, 3, 0, 0, 0, 1);
    refuses("holds values of type 13; only unsigned bytes, type 8, are read", 0, 0, 13, 3);
    refuses("must hold images in 3 or 2 dimensions; got 1", 0, 0, 8, 1, 0, 0, 0, 1, 7);
    refuses("must hold images in 3 or 2 dimensions; got 255", 0, 0, 8, 255);
    refuses("ends within its header", 0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0);
    refuses("has size 0 in dimension 2; it must be from 1 to 2147483647", header(1, 0, 5));
    refuses(
        "has size 4294967295 in dimension 1; it must be from 1 to 2147483647", header(-1, 1, 1));
  }

  @Test
  void refusesSizesBeforeTakingMemory() {
    refuses(
        "has sequences of 4611686014132420609 bytes; at most 16777216 are read",
        header(1, Integer.MAX_VALUE, Integer.MAX_VALUE));
    refuses("has 17 bytes; its header says 3000016", with(header(3000, 10, 100), 9));
    Path lie = write(folder.resolve("lie.gz"), gzip(bytes(with(header(3000, 10, 100), 9))));
    assertThat(lie.toFile().length()).isLessThan(50);
    long length = lie.toFile().length();
    assertRefused(
        lie,
        () -> IdxFile.read(lie),
        "has " + length + " compressed bytes; its header says 3000016, more than they can hold");
    Path many = images(bytes(header(Integer.MAX_VALUE, 28, 28)));
    InvalidDataException e =
        catchThrowableOfType(InvalidDataException.class, () -> IdxFile.read(many));
    assertThat(e)
        .hasMessageStartingWith(
            many
                + ": 2147483647 sequences of 1 steps and 784 signals are 1683627179248 values; at"
                + " most ");
  }

  @Test
  void refusesOtherLengths() {
    Path file = images(without(IMAGES, 1));
    assertRefused(file, () -> IdxFile.read(file), "has 27 bytes; its header says 28");
    images(Arrays.copyOf(IMAGES, IMAGES.length + 1));
    assertRefused(file, () -> IdxFile.read(file), "has 29 bytes; its header says 28");
    images(gzip(without(IMAGES, 1)));
    assertRefused(
        file, () -> IdxFile.read(file), "ends after 11 bytes of values; its header says 12");
    images(gzip(Arrays.copyOf(IMAGES, IMAGES.length + 1)));
    assertRefused(
        file,
        () -> IdxFile.read(file),
        "holds more than the 12 bytes of values that its header says");
    images(without(gzip(IMAGES), 9));
    assertRefused(file, () -> IdxFile.read(file), "the compressed data ends early");
  }

  @Test
  void refusesLabelsThatDoNotBelong() throws Exception {
    Path images = images(IMAGES);
    Path labels = folder.resolve("a-labels-idx1-ubyte");
    write(labels, bytes(0, 0, 8, 1, 0, 0, 0, 3, 1, 2, 3));
    assertRefused(
        labels, () -> IdxFile.read(images), "has 3 labels, but " + images + " has 2 images");
    write(labels, IMAGES);
    assertRefused(labels, () -> IdxFile.read(images), "must hold labels in 1 dimension; got 3");
    write(labels, without(LABELS, 1));
    assertRefused(labels, () -> IdxFile.read(images), "has 9 bytes; its header says 10");
    Files.delete(labels);
    Files.createDirectory(labels);
    assertRefused(labels, () -> IdxFile.read(images), "is a folder, not a file");
  }

  /** Figures: summed and looked up in the bytes of the files with Python. */
  @Test
  void readsMnist() {
    LabelledSequences read = IdxFile.read(SharedData.file("mnist/t10k-images-idx3-ubyte.gz"));
    assertThat(read.count()).isEqualTo(10_000);
    assertThat(read.grid()).isEqualTo(new Grid(28, 28));
    assertThat(read.classes()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    assertThat(read.label()).startsWith(7, 2, 1, 0, 4, 1, 4, 9).endsWith(6);
    float[] first = read.values().get(0);
    assertThat(first[202]).isEqualTo(84 / 255f);
    assertThat(first[203]).isEqualTo(185 / 255f);
    double sum = 0;
    for (float pixel : first) {
      sum += 255.0 * pixel;
    }
    assertThat(Math.round(sum)).isEqualTo(18_454);
    assertThat(read.values().get(9999)[75]).isEqualTo(254 / 255f);
  }

  /** A header of images of these sizes. */
  private static int[] header(int... sizes) {
    int[] header = {0, 0, 8, 3};
    for (int size : sizes) {
      header = with(header, size >>> 24, size >>> 16 & 255, size >>> 8 & 255, size & 255);
    }
    return header;
  }

  private static int[] with(int[] bytes, int... more) {
    int[] all = Arrays.copyOf(bytes, bytes.length + more.length);
    System.arraycopy(more, 0, all, bytes.length, more.length);
    return all;
  }
}
