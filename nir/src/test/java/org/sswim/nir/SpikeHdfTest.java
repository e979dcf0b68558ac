package org.sswim.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.sequences.LabelledSequences;
import org.sswim.sequences.SpikeCsv;
import org.sswim.series.InvalidDataException;

/** Files written by h5py with the types that the Heidelberg data have: halves and short numbers. */
class SpikeHdfTest {
  private static final String SCRIPT =
      """
      import h5py, numpy, sys
      with h5py.File(sys.argv[1], 'w') as f:
          s = f.create_group('spikes')
          t = s.create_dataset('times', (2,), dtype=h5py.vlen_dtype(numpy.dtype(sys.argv[2])))
          u = s.create_dataset('units', (2,), dtype=h5py.vlen_dtype(numpy.dtype('uint16')))
          t[0] = [0.125, 0.5, 0.75]
          u[0] = [5, 699, 5]
          t[1] = [1.0]
          u[1] = [0] * int(sys.argv[3])
          if sys.argv[4] == 'labels':
              f.create_dataset('labels', data=numpy.array([19, 3], dtype='uint16'))
      """;

  @TempDir private Path folder;

  private Path file(String type, int units, String labels) throws Exception {
    Path script = Files.writeString(folder.resolve("make.py"), SCRIPT);
    Path file = folder.resolve("shd.h5");
    Python.run(script.toString(), file.toString(), type, String.valueOf(units), labels);
    return file;
  }

  @Test
  void spikesBecomeTrains() throws Exception {
    for (String type : new String[] {"float16", "float32", "float64"}) {
      Path file = file(type, 1, "labels");
      assertThat(SpikeHdf.is(file)).isTrue();
      LabelledSequences read = SpikeHdf.read(file, new SpikeCsv.Bins(4, 1, 0));
      assertThat(read.signals()).isEqualTo(700);
      assertThat(read.classes()).containsExactly("3", "19");
      assertThat(read.label()).containsExactly(1, 0);
      float[] first = read.values().get(0);
      assertThat(first).hasSize(4 * 700);
      assertThat(first[5]).isEqualTo(1);
      assertThat(first[2 * 700 + 699]).isEqualTo(1);
      assertThat(first[3 * 700 + 5]).isEqualTo(1);
      // The end itself belongs to the last step.
      assertThat(read.values().get(1)[3 * 700]).isEqualTo(1);
    }
  }

  @Test
  void refusesOtherArrays() throws Exception {
    Path unequal = file("float32", 2, "labels");
    assertThatThrownBy(() -> SpikeHdf.read(unequal, SpikeCsv.Bins.defaults()))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("sample 2 has 1 times and 2 units");
    Path unlabelled = file("float32", 1, "none");
    assertThatThrownBy(() -> SpikeHdf.read(unlabelled, SpikeCsv.Bins.defaults()))
        .hasMessageContaining("has no array 'labels'");
    Path text = Files.writeString(folder.resolve("text"), "text");
    assertThat(SpikeHdf.is(text)).isFalse();
  }
}
