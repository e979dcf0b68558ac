package org.sswim.algorithms.lowbit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.algorithms.learning.LayerMap;
import org.sswim.algorithms.learning.RectifierPass;
import org.sswim.algorithms.learning.Subset;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.catalogue.Experiment;
import org.sswim.catalogue.Findings;
import org.sswim.catalogue.TrialTable;
import org.sswim.gradient.Epochs;
import org.sswim.gradient.Steps;
import org.sswim.linalg.Workers;
import org.sswim.sampling.SeedStreams;
import org.sswim.sequences.LabelledSequences;
import org.sswim.training.FitProgress;

/**
 * Trains networks of rectifiers whose weights have few bits, in every way of {@link Keeping}. What
 * lies on a lattice alone is packed after each step, see {@link HeldWeights}.
 */
public final class SmgdExperiment {
  private static final int KILO = 1000;

  /** Bits of which lattices of outputs may be wider than others. */
  private static final int WIDE_BITS = 3;

  private SmgdExperiment() {}

  /** Does the experiment; see {@link Experiment.Study}. */
  public static Findings run(Experiment.Run<SmgdOptions> run) {
    SmgdOptions options = run.options();
    LabelledSequences all = Subset.read(run.file(0));
    LabelledSequences test = Subset.readLike(all, run.file(1));
    Vectors data = Vectors.of(Subset.first(all, options.samples()), false);
    Vectors testing = data.like(test.values(), Objects.requireNonNull(test.label()));
    List<List<Trained>> trained =
        run.trials(
            ways(options),
            way -> way.name() + ", " + way.bits + " bits",
            (way, seed, progress) -> {
              Net net = new Net(data, options, way.keeping, way.bits, seed);
              long began = System.nanoTime();
              net.train(data, run.workers(), progress);
              double seconds = (System.nanoTime() - began) * 1e-9;
              double accuracy = RectifierPass.accuracy(net.maps, testing);
              return new Trained(way, accuracy, net.bytes(), seconds);
            });
    return new TrialTable<Trained>()
        .fact("kept", own -> own.way.name())
        .fact("bits", own -> own.way.bits)
        .spread("accuracy", Trained::accuracy)
        .fact("kept in training [kB]", own -> (double) own.bytes / KILO)
        .median("fit [s]", Trained::seconds)
        .findings(
            trained,
            "Accuracy "
                + TrialTable.medians(
                    trained, "%.4f by %s", Trained::accuracy, own -> own.way.text()));
  }

  private record Trained(Way way, double accuracy, long bytes, double seconds) {}

  /** A row of the table. */
  private record Way(Keeping keeping, int bits) {
    String name() {
      return keeping.name().toLowerCase(Locale.ROOT);
    }

    String text() {
      return keeping == Keeping.FLOAT ? name() : name() + " of " + bits + " bits";
    }
  }

  /** Floats first, then every way of a number of bits. */
  private static List<Way> ways(SmgdOptions options) {
    return Stream.concat(Stream.of(Float.SIZE), options.bits().stream())
        .flatMap(bits -> options.kept().stream().map(keeping -> new Way(keeping, bits)))
        .filter(way -> (way.keeping == Keeping.FLOAT) == (way.bits == Float.SIZE))
        .toList();
  }

  /** A network, and what keeps its weights. */
  private static final class Net {
    private final SmgdOptions options;
    private final Keeping keeping;
    private final long seed;
    private final List<LayerMap> maps;
    private final List<LatticeSteps.Group> groups = new ArrayList<>();
    private final HeldWeights held;

    Net(Vectors data, SmgdOptions options, Keeping keeping, int bits, long seed) {
      this.options = options;
      this.keeping = keeping;
      this.seed = seed;
      SeedStreams streams = new SeedStreams(seed);
      maps = data.drawn(options.filters(), options.hidden(), 0, seed, "smgd-weights");
      for (int l = 0; l < maps.size(); l++) {
        List<float[]> own = maps.get(l).parameters();
        float[] w = own.get(0);
        Lattice lattice = null;
        if (keeping != Keeping.FLOAT) {
          boolean wide = l == maps.size() - 1 && bits >= WIDE_BITS;
          double span = wide ? options.outputSpan() : options.span();
          double end = span * Math.sqrt(2.0 * own.get(1).length / w.length);
          lattice = new Lattice((float) (2 * end / (1 << bits)), bits, options.halves());
          UniformRandomProvider random = streams.stream("smgd-start", l);
          for (int i = 0; i < w.length; i++) {
            w[i] = lattice.value(lattice.around(w[i], random.nextFloat()));
          }
        }
        groups.add(new LatticeSteps.Group(w, 1, lattice));
        own.subList(1, own.size())
            .forEach(values -> groups.add(new LatticeSteps.Group(values, 1, null)));
      }
      held = new HeldWeights(groups);
    }

    void train(Vectors data, Workers workers, FitProgress progress) {
      int batch = Math.min(options.batch(), data.count());
      Steps steps =
          keeping.steps(groups, options.momentumRate(), new SeedStreams(seed).stream("smgd-hops"));
      new Epochs(
              options.epochs(),
              batch,
              keeping.alone() ? options.growth() : 1,
              options.rate(),
              options.schedule(),
              seed,
              "smgd-batches")
          .run(
              data.count(),
              rows -> held.pass(maps, data, rows),
              workers,
              keeping.alone() ? held.packing(steps) : steps,
              progress::at);
      // What is tested comes out of its bits.
      held.pack();
      held.unpack();
    }

    /** Bytes of weights and biases that are kept from step to step. */
    long bytes() {
      int each = keeping.alone() ? 1 : 2;
      return held.bytes()
          + groups.stream()
              .filter(group -> group.lattice() == null || !keeping.alone())
              .mapToLong(group -> (long) each * Float.BYTES * group.values().length)
              .sum();
    }
  }
}
