package org.sswim.nir;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.sswim.sequences.LabelledSequences;
import org.sswim.sequences.SpikeCsv;
import org.sswim.sequences.SpikeSamples;
import org.sswim.series.InvalidDataException;
import org.sswim.series.Problem;

/**
 * Reads spikes from HDF5 in the layout of the Spiking Heidelberg Digits. {@code spikes/times} has
 * the times of each sample in seconds, and {@code spikes/units} as many whole numbers from 0 on.
 * {@code labels} has a whole number for each sample. Times and units are arrays of variable length.
 *
 * @see <a href="https://arxiv.org/abs/1910.07407">Cramer et al. 2020, The Heidelberg spiking data
 *     sets for the systematic evaluation of spiking neural networks</a>
 */
public final class SpikeHdf {
  private static final byte[] MAGIC = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  /** Cochlea channels of the Heidelberg data. */
  private static final int UNITS = 700;

  private SpikeHdf() {}

  /** Whether a file is HDF5, by its first bytes. */
  public static boolean is(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Reads a whole file.
   *
   * @param bins how times become steps
   * @throws InvalidDataException if the file cannot be read, has not these arrays, or not as many
   *     times as units, or if trains would be too large
   */
  public static LabelledSequences read(Path file, SpikeCsv.Bins bins) {
    try (HdfFile hdf = new HdfFile(file)) {
      Object[] times = arrays(file, hdf, "spikes/times");
      Object[] units = arrays(file, hdf, "spikes/units");
      Object labels = dataset(file, hdf, "labels").getDataFlat();
      int count = Array.getLength(labels);
      if (times.length != count || units.length != count) {
        throw arraysOf(
            file,
            "has times of %s samples, units of %s and labels of %s"
                .formatted(times.length, units.length, count));
      }
      SpikeSamples samples = new SpikeSamples(file);
      for (int i = 0; i < count; i++) {
        samples.begin(Long.toString(((Number) Array.get(labels, i)).longValue()));
        int spikes = Array.getLength(times[i]);
        if (Array.getLength(units[i]) != spikes) {
          throw arraysOf(
              file,
              "sample %s has %s times and %s units"
                  .formatted(i + 1, spikes, Array.getLength(units[i])));
        }
        for (int k = 0; k < spikes; k++) {
          samples.add(
              ((Number) Array.get(units[i], k)).intValue(),
              ((Number) Array.get(times[i], k)).doubleValue());
        }
      }
      return samples.sequences(UNITS, bins);
    } catch (HdfException | ClassCastException e) {
      throw Problem.DAMAGED.of(file, "cannot be read as HDF5", e);
    }
  }

  private static Dataset dataset(Path file, HdfFile hdf, String name) {
    try {
      return hdf.getDatasetByPath(name);
    } catch (HdfException | ClassCastException e) {
      throw Problem.SPIKE_ARRAYS.of(file, "has no array '" + name + "'", e);
    }
  }

  private static Object[] arrays(Path file, HdfFile hdf, String name) {
    Object data = dataset(file, hdf, name).getData();
    if (data instanceof Object[] all && all.length > 0 && all[0].getClass().isArray()) {
      return all;
    }
    throw arraysOf(file, "the array '" + name + "' must hold an array of each sample");
  }

  private static InvalidDataException arraysOf(Path file, String what) {
    return Problem.SPIKE_ARRAYS.of(file, what);
  }
}
