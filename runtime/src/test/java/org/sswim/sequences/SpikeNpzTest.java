package org.sswim.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.sswim.sequences.TestFiles.assertRefused;
import static org.sswim.sequences.TestFiles.bytes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.series.InvalidDataException;

class SpikeNpzTest {
  @TempDir Path folder;

  private static byte[] npy(String type, String shape, byte[] values) {
    return header(
        "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }", values);
  }

  private static byte[] header(String header, byte[] values) {
    byte[] text = (header + "\n").getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(10 + text.length + values.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(bytes(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0))
        .putShort((short) text.length)
        .put(text)
        .put(values)
        .array();
  }

  private Path npz(boolean deflated, Object... namesAndArrays) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < namesAndArrays.length; i += 2) {
        byte[] array = (byte[]) namesAndArrays[i + 1];
        ZipEntry entry = new ZipEntry((String) namesAndArrays[i]);
        entry.setMethod(deflated ? ZipEntry.DEFLATED : ZipEntry.STORED);
        if (!deflated) {
          CRC32 crc = new CRC32();
          crc.update(array);
          entry.setCrc(crc.getValue());
          entry.setSize(array.length);
        }
        zip.putNextEntry(entry);
        zip.write(array);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return TestFiles.write(folder.resolve("x.npz"), out.toByteArray());
  }

  private void refuses(String message, Object... namesAndArrays) {
    Path file = npz(true, namesAndArrays);
    assertRefused(file, () -> SpikeNpz.read(file), message);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void readsTrainsAndClasses(boolean deflated) {
    byte[] y =
        ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(10).putLong(-2).array();
    LabelledSequences read =
        SpikeNpz.read(
            npz(
                deflated,
                "x.npy",
                npy("|b1", "2, 3, 2", bytes(0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1)),
                "y.npy",
                npy("<i8", "2,", y),
                "names.npy",
                npy("<U3", "0,", bytes())));
    assertThat(read.signals()).isEqualTo(2);
    assertThat(read.values().get(0)).containsExactly(0, 1, 0, 0, 1, 0);
    assertThat(read.values().get(1)).containsExactly(0, 0, 0, 0, 0, 1);
    assertThat(read.classes()).containsExactly("-2", "10");
    assertThat(read.label()).containsExactly(1, 0);
  }

  @Test
  void takesTheOnlyArrayOfThreeDimensions() {
    LabelledSequences read =
        SpikeNpz.read(
            npz(
                true,
                "spikes.npy",
                npy("|u1", "1, 1, 2", bytes(3, 255)),
                "names.npy",
                npy("<U3", "0,", bytes()),
                "readme.txt",
                bytes('h')));
    assertThat(read.values().get(0)).containsExactly(3, 255);
    assertThat(read.label()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"|i1, 1", "<i4, 4", "<i8, 8", "<f4, 4", "<f8, 8"})
  void readsOtherTypes(String type, int size) {
    ByteBuffer values = ByteBuffer.allocate(3 * size).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : new int[] {-1, 0, 7}) {
      switch (type) {
        case "|i1" -> values.put((byte) value);
        case "<i4" -> values.putInt(value);
        case "<i8" -> values.putLong(value);
        case "<f4" -> values.putFloat(value);
        default -> values.putDouble(value);
      }
    }
    Path file = npz(true, "x.npy", npy(type, "1, 3, 1", values.array()));
    assertThat(SpikeNpz.read(file).values().get(0)).containsExactly(-1, 0, 7);
  }

  /** More than one buffer of values, whose size is no multiple of the shape's. */
  @Test
  void readsLongArrays() {
    ByteBuffer values = ByteBuffer.allocate(8 * 3003).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 3003; i++) {
      values.putDouble(i);
    }
    Path file = npz(true, "x.npy", npy("<f8", "3, 1001, 1", values.array()));
    LabelledSequences read = SpikeNpz.read(file);
    for (int i = 0; i < 3003; i++) {
      assertThat(read.values().get(i / 1001)[i % 1001]).isEqualTo(i);
    }
  }

  @Test
  void refusesArrays() {
    refuses(
        "has no array 'x', and not one array of 3 dimensions; it has 'a', 'b'",
        "a.npy",
        npy("|u1", "1, 1, 1", bytes(1)),
        "b.npy",
        npy("|u1", "1, 1, 1", bytes(1)));
    refuses(
        "the array 'x' has the shape [2, 1]; it must be samples, steps and units",
        "x.npy",
        npy("|u1", "2, 1", bytes(1, 1)));
    refuses(
        "the array 'x' has the shape [1, 0, 1]; it must be samples, steps and units",
        "x.npy",
        npy("|u1", "1, 0, 1", bytes()));
    refuses(
        "the array 'x' is not an array in NumPy's format", "x.npy", bytes('h', 'e', 'l', 'l', 'o'));
    refuses(
        "the array 'x' has values of type '>f4'; only bool, int8, uint8, int32, int64, float32"
            + " and float64, the lowest byte first, are read",
        "x.npy",
        npy(">f4", "1, 1, 1", bytes(1, 1, 1, 1)));
    refuses(
        "the array 'x' is stored by columns; only arrays in C order are read",
        "x.npy",
        header("{'descr': '|u1', 'fortran_order': True, 'shape': (1, 1, 1), }", bytes(1)));
    refuses(
        "the array 'x' has no valid NumPy header of one type of values",
        "x.npy",
        header("{'descr': [('a', '<i4')], 'fortran_order': False, 'shape': (1,)}", bytes(1)));
    refuses(
        "the array 'x' has the shape (1, 99999999999, 1); it must be whole numbers of 31 bits",
        "x.npy",
        npy("|u1", "1, 99999999999, 1", bytes(1)));
    byte[] nan = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(Float.NaN).array();
    refuses(
        "the array 'x' has in sample 1 as value 1 NaN, which is not a finite number of 32 bits",
        "x.npy",
        npy("<f4", "1, 1, 1", nan));
    refuses(
        "the array 'x' has the truth value 2; it must be 0 or 1",
        "x.npy",
        npy("|b1", "1, 1, 2", bytes(1, 2)));
  }

  @Test
  void refusesOtherSizesThanTheShape() {
    byte[] array = npy("|u1", "1, 2, 2", bytes(1, 2, 3));
    refuses(
        "the array 'x' has "
            + array.length
            + " bytes; its shape [1, 2, 2] of '|u1' asks for "
            + (array.length + 1),
        "x.npy",
        array);
    byte[] most = npy("<f8", "100000, 100000, 100000", bytes(1));
    // A header, and 10^15 values of 8 bytes.
    refuses(
        "the array 'x' has "
            + most.length
            + " bytes; its shape [100000, 100000, 100000] of '<f8' asks for "
            + (most.length - 1 + 8_000_000_000_000_000L),
        "x.npy",
        most);
  }

  @Test
  void refusesMoreThanThereIsRoomFor() {
    Path file = npz(true, "x.npy", npy("|u1", "1, 50, 2", new byte[100]));
    String with = " are read with " + (Runtime.getRuntime().maxMemory() >> 20) + " MB of memory";
    assertThat(SpikeNpz.read(file, new Room(file, 100)).longest()).isEqualTo(50);
    assertRefused(
        file,
        () -> SpikeNpz.read(file, new Room(file, 99)),
        "1 sequences of 50 steps and 2 signals are 100 values; at most 99" + with);
    Path many = npz(true, "x.npy", npy("|u1", "4, 1, 1", new byte[4]));
    assertRefused(
        many,
        () -> SpikeNpz.read(many, new Room(many, 127)),
        "holds 4 sequences; at most 3" + with);
  }

  @Test
  void refusesClasses() {
    byte[] x = npy("|u1", "2, 1, 1", bytes(0, 1));
    refuses(
        "the array 'y' has the shape [1]; it must be a class for each of 2 samples",
        "x.npy",
        x,
        "y.npy",
        npy("|u1", "1,", bytes(0)));
    refuses(
        "the array 'y' is of type <f4; classes must be whole numbers",
        "x.npy",
        x,
        "y.npy",
        npy("<f4", "2,", new byte[8]));
  }

  @Test
  void refusesDamagedArchives() {
    Path file = TestFiles.write(folder.resolve("x.npz"), "PK\u0003\u0004");
    String end = "does not end as a ZIP file does: it was cut short, or something was appended";
    assertRefused(file, () -> SpikeNpz.read(file), end);
    Path good = npz(true, "x.npy", npy("|u1", "1, 50, 2", new byte[100]));
    byte[] whole = read(good);
    TestFiles.write(good, TestFiles.without(whole, 1));
    assertRefused(good, () -> SpikeNpz.read(good), end);
    // The length of the directory, little-endian, stands 10 bytes before the end.
    byte[] directory = whole.clone();
    directory[directory.length - 7] = 1;
    TestFiles.write(good, directory);
    InvalidDataException thrown =
        catchThrowableOfType(InvalidDataException.class, () -> SpikeNpz.read(good));
    assertThat(thrown).hasMessageContaining("bytes; at most 1048576 are read");
    Path stored = npz(false, "x.npy", npy("|u1", "1, 1, 2", bytes(77, 78)));
    byte[] values = read(stored);
    // Behind the local header of 30 bytes stands the name, and then the array.
    values[30 + 5 + npy("|u1", "1, 1, 2", bytes()).length]++;
    TestFiles.write(stored, values);
    assertRefused(
        stored, () -> SpikeNpz.read(stored), "the array 'x' is damaged: its checksum is another");
    assertRefused(folder, () -> SpikeNpz.read(folder), "is a folder, not a file");
    Path absent = folder.resolve("absent.npz");
    assertRefused(absent, () -> SpikeNpz.read(absent), "no such file");
  }

  @Test
  void refusesTooManyAndTwice() {
    Object[] many = new Object[2 * 1001];
    for (int i = 0; i < many.length; i += 2) {
      many[i] = "a" + i;
      many[i + 1] = bytes();
    }
    refuses("holds 1001 entries; at most 1000 are read", many);
    refuses("holds the array 'x' twice", "x", bytes(), "x.npy", bytes());
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
