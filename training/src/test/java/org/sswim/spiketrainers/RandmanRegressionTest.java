package org.sswim.spiketrainers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.linalg.Workers;
import org.sswim.readout.FitSplit;
import org.sswim.readout.LinearReadout;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.SampleRange;
import org.sswim.samples.Sequences;
import org.sswim.samples.Targets;
import org.sswim.sequences.LabelledSequences;
import org.sswim.sequences.SequenceFiles;
import org.sswim.sequences.SequenceOptions;
import org.sswim.training.SSwim;
import org.sswim.training.SSwimOptions;
import org.sswim.training.Trained;

/** Real values from spikes: the coordinates of points of a manifold, read from a file of spikes. */
class RandmanRegressionTest {
  private static final int POINTS = 1200;
  private static final int TRAIN = 800;
  private static final int CHOOSE = 1000;
  private static final int STEPS = 40;
  private static final int UNITS = 20;
  @TempDir private Path folder;

  private record Coordinates(List<double[]> of) implements Targets.Values {
    @Override
    public int columns() {
      return of.get(0).length;
    }

    @Override
    public void write(SampleBlock block, int reach, float[] out) {
      for (int i = 0; i < block.count(); i++) {
        for (int k = 0; k < columns(); k++) {
          out[i * columns() + k] = k < reach ? (float) of.get(block.start(i))[k] : 0;
        }
      }
    }
  }

  /**
   * Outputs see spikes alone, as in the paper's form. Measured: an R^2 of .94 on points that are
   * neither trained on nor chosen by.
   */
  @Test
  void regressesCoordinatesFromSpikes() throws IOException {
    Randman.Points points = new Randman(2, UNITS, 2, 3, 0).draw(POINTS, STEPS, 3);
    LabelledSequences read = SequenceFiles.read(file(points.spikes()), SequenceOptions.defaults());
    assertThat(read.values().get(17)).isEqualTo(points.spikes().get(17));

    Sequences samples = Sequences.whole(read.values(), UNITS);
    Targets targets = new Coordinates(points.coordinates());
    FitSplit split = FitSplit.of(2, new SampleRange(0, TRAIN), new SampleRange(TRAIN, CHOOSE));
    Trained trained =
        new SSwim(SSwimOptions.published().withNeurons(200), Workers.available())
            .train(samples, targets, split);
    LinearReadout readout = LinearReadout.of(trained.features(), trained.readouts().get(0));
    double[] found = new double[(POINTS - CHOOSE) * 2];
    readout.write(samples, new SampleBlock(0, CHOOSE, POINTS - CHOOSE, 1), found);
    double error = 0;
    double variance = 0;
    for (int i = 0; i < found.length; i++) {
      double x = points.coordinates().get(CHOOSE + i / 2)[i % 2];
      error += (found[i] - x) * (found[i] - x);
      variance += (x - 0.5) * (x - 0.5);
    }
    assertThat(1 - error / variance).as("R^2").isGreaterThan(0.9);
  }

  private Path file(List<float[]> trains) throws IOException {
    StringBuilder text = new StringBuilder("sample,unit,time\n");
    for (int i = 0; i < trains.size(); i++) {
      for (int v = 0; v < trains.get(i).length; v++) {
        if (trains.get(i)[v] != 0) {
          text.append(i).append(',').append(v % UNITS).append(',').append(v / UNITS).append('\n');
        }
      }
    }
    return Files.writeString(folder.resolve("spikes.csv"), text);
  }
}
