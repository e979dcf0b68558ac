package org.sswim.algorithms.spiketiming;

import java.util.ArrayList;
import java.util.List;
import org.sswim.algorithms.learning.FieldColumns;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.gradient.BatchSums;
import org.sswim.gradient.Optimizer;
import org.sswim.network.Provenance;
import org.sswim.sampling.SeedStreams;
import org.sswim.sequences.Grid;
import org.sswim.shown.SingleSpikeModel;
import org.sswim.shown.SpikeClock;
import org.sswim.shown.SpikeClock.Firing;
import org.sswim.shown.SpikeLayer;

/** The parameters of a network under training. */
record TimingNetwork(RelPspOptions options, List<TimingLayer> layers) {
  private static final int SEEN = 1000;

  /** Of the voltage at the end if every input fired: mean, and deviation between neurons. */
  private static final double MEAN_DRIVE = 1.5;

  private static final double DRIVE_DEVIATION = 1.5;

  /**
   * A network of random weights. In windows they are normal with deviation {@code sqrt(2 / inputs)}
   * (He et al. 2015). In event time their mean is above 0, for a neuron must reach the threshold.
   * Mean and deviation both depend on how many of the inputs fire: as many as of the data, and half
   * of hidden neurons. The paper does not say; this is ours.
   */
  static TimingNetwork drawn(Vectors data, RelPspOptions options, long seed) {
    SeedStreams streams = new SeedStreams(seed);
    List<TimingLayer> layers = new ArrayList<>();
    List<Integer> widths = new ArrayList<>(options.hidden());
    widths.add(data.classes().size());
    int width = data.inputs();
    int channels = 1;
    for (int filters : options.filters()) {
      Grid grid = data.grid();
      if (grid == null) {
        throw new IllegalArgumentException("filters are for images; the data are vectors");
      }
      layers.add(
          TimingLayer.drawn(
              new FieldColumns(grid, channels),
              filters,
              streams.stream("rel-psp-weights", layers.size())));
      channels = filters;
      width = layers.get(layers.size() - 1).outputs();
    }
    double firing = active(data);
    for (int neurons : widths) {
      boolean windowed = options.firing() == Firing.WINDOWED;
      double mean = windowed ? 0 : MEAN_DRIVE / firing;
      double deviation = windowed ? Math.sqrt(2.0 / width) : DRIVE_DEVIATION / Math.sqrt(firing);
      layers.add(
          TimingLayer.drawn(
              width, neurons, mean, deviation, streams.stream("rel-psp-weights", layers.size())));
      width = neurons;
      firing = Math.max(1, neurons / 2.0);
    }
    return new TimingNetwork(options, layers);
  }

  /** Mean number of values that fire. */
  private static double active(Vectors data) {
    int rows = Math.min(SEEN, data.count());
    long sum = 0;
    for (int r = 0; r < rows; r++) {
      float[] own = data.values().get(r);
      for (int i = 0; i < own.length; i++) {
        sum += (own[i] - data.mean()[i]) * data.scale()[i] > 0 ? 1 : 0;
      }
    }
    return Math.max(1, (double) sum / rows);
  }

  /** Everything that may train, layer by layer: weights, reference. */
  List<Optimizer.Group> groups() {
    List<Optimizer.Group> groups = new ArrayList<>();
    for (TimingLayer layer : layers) {
      groups.add(new Optimizer.Group(layer.weights(), 1, true));
      groups.add(new Optimizer.Group(layer.reference(), options.reference() ? 1 : 0, false));
    }
    return groups;
  }

  /** The memory of a worker. */
  BatchSums.Part pass(Vectors data, int rows) {
    return options.firing() == Firing.WINDOWED
        ? new WindowedPass(this, data, rows)
        : new EventPass(this, data, rows);
  }

  /** The network as it is simulated. */
  SingleSpikeModel model(Vectors data, Provenance provenance) {
    SpikeClock clock =
        options.firing() == Firing.WINDOWED
            ? SpikeClock.windows(layers.size())
            : SpikeClock.eventTime(
                options.steps(), (float) options.longest(), (float) options.gain());
    List<SpikeLayer> simulated = layers.stream().map(TimingLayer::simulated).toList();
    return SingleSpikeModel.of(data.classes(), clock, simulated, provenance)
        .withSignalNames(data.signalNames())
        .withGrid(data.grid())
        .withMean(data.mean())
        .withScale(data.scale());
  }
}
