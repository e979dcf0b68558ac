package org.sswim.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.series.InvalidDataException;

/** Files made by the layout that the page of N-MNIST describes. */
class AerFolderTest {
  @TempDir private Path folder;

  private static void event(ByteArrayOutputStream out, int x, int y, int polarity, int time) {
    out.write(x);
    out.write(y);
    out.write(polarity << 7 | time >> 16);
    out.write(time >> 8);
    out.write(time);
  }

  private void write(String name, ByteArrayOutputStream out) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, out.toByteArray());
  }

  @Test
  void eventsBecomeTrains() throws IOException {
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    event(first, 3, 2, 0, 500);
    event(first, 3, 2, 1, 1500);
    // The clock of the sensor ran over: what follows is 8.192 ms later.
    event(first, 0, 240, 0, 0);
    event(first, 33, 33, 1, 70_000);
    write("7/00001.bin", first);
    ByteArrayOutputStream second = new ByteArrayOutputStream();
    event(second, 0, 0, 0, 78_192);
    write("1/00002.bin", second);

    assertThat(AerFolder.is(folder)).isTrue();
    LabelledSequences read = AerFolder.read(folder, new SpikeCsv.Bins(80, 80, 0));
    assertThat(read.signals()).isEqualTo(2 * 34 * 34);
    assertThat(read.classes()).containsExactly("1", "7");
    assertThat(read.label()).containsExactly(0, 1);
    float[] seven = read.values().get(1);
    assertThat(seven[2 * 34 + 3]).isEqualTo(1);
    assertThat(seven[2312 + 34 * (34 + 2) + 3]).isEqualTo(1);
    assertThat(seven[78 * 2312 + 34 * (34 + 33) + 33]).isEqualTo(1);
    float spikes = 0;
    for (float count : seven) {
      spikes += count;
    }
    assertThat(spikes).isEqualTo(3);
  }

  @Test
  void refusesWhatIsNone() throws IOException {
    assertThat(AerFolder.is(folder)).isFalse();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    event(out, 3, 2, 0, 5);
    event(out, 40, 2, 0, 6);
    write("7/00001.bin", out);
    assertThatThrownBy(() -> AerFolder.read(folder, SpikeCsv.Bins.defaults()))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("00001.bin: event 2 has the address 40, 2; both must lie in 0..33");
    Files.write(folder.resolve("7/00001.bin"), new byte[7]);
    assertThatThrownBy(() -> AerFolder.read(folder, SpikeCsv.Bins.defaults()))
        .hasMessageContaining("7 bytes, which are not whole events of 5");
  }
}
