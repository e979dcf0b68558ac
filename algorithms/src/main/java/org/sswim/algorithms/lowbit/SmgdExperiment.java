package org.sswim.algorithms.lowbit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.sswim.algorithms.layers.LayerMap;
import org.sswim.algorithms.layers.LayerStack;
import org.sswim.algorithms.learning.RectifierPass;
import org.sswim.algorithms.learning.Subset;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.catalogue.Card;
import org.sswim.catalogue.Experiment;
import org.sswim.catalogue.Findings;
import org.sswim.descent.BatchSums;
import org.sswim.descent.Epochs;
import org.sswim.linalg.Workers;
import org.sswim.sampling.SeedStreams;
import org.sswim.sequences.LabelledSequences;

/**
 * Trains networks of rectifiers whose weights have few bits, in every way of {@link Keeping}. What
 * is tested are weights that were packed and unpacked again.
 */
public final class SmgdExperiment {
  private static final int KILO = 1000;

  /** Bits of which lattices of outputs may be wider than others. */
  private static final int WIDE_BITS = 3;

  private SmgdExperiment() {}

  /** The experiment. */
  public static Experiment<SmgdOptions> experiment() {
    return new Experiment<>(
        new Card(
            "smgd",
            "Ashbrock and Powell, Stochastic Markov gradient descent and training low-bit neural"
                + " networks, 2020, arXiv 2008.11117",
            "rectifiers, weights on a lattice in training, too",
            "values in, softmax out",
            "4 bits near float on CIFAR-10; figures by picture",
            "MNIST, 784-200-200-10: 98.1 % at 4 bits, 94.8 % at 2, floats 98.5 %, 3 seeds"
                + " (docs/algorithms/smgd.md)"),
        new Experiment.Files(2, 2, "labelled images that train, and others that test"),
        SmgdOptions.defaults(),
        SmgdOptions.published(),
        SmgdExperiment::run);
  }

  private static Findings run(
      List<Path> files,
      SmgdOptions options,
      List<Long> seeds,
      Workers workers,
      Experiment.Listener listener) {
    LabelledSequences all = Subset.read(files.get(0));
    LabelledSequences test = Subset.readLike(all, files.get(1));
    Vectors data = Vectors.of(Subset.first(all, options.samples()), false);
    Vectors testing = data.like(test.values(), Objects.requireNonNull(test.label()));
    List<List<Object>> rows = new ArrayList<>();
    int wholes = options.kept().contains(Keeping.FLOAT) ? 1 : 0;
    int runs = seeds.size() * (wholes + (options.kept().size() - wholes) * options.bits().size());
    int done = 0;
    List<String> sayings = new ArrayList<>();
    for (int bits :
        IntStream.concat(IntStream.of(32), options.bits().stream().mapToInt(b -> b)).toArray()) {
      for (Keeping keeping : options.kept()) {
        if ((keeping == Keeping.FLOAT) != (bits == 32)) {
          continue;
        }
        double[] accuracy = new double[seeds.size()];
        double[] seconds = new double[seeds.size()];
        Net net = null;
        for (int k = 0; k < seeds.size(); k++) {
          net = new Net(data, options, keeping, bits, seeds.get(k));
          long began = System.nanoTime();
          net.train(data, workers, listener, done++, runs);
          seconds[k] = (System.nanoTime() - began) * 1e-9;
          net.pack();
          accuracy[k] = RectifierPass.accuracy(net.maps, testing);
        }
        double median = Findings.median(accuracy);
        String name = keeping.name().toLowerCase(Locale.ROOT);
        String of = keeping == Keeping.FLOAT ? name : name + " of " + bits + " bits";
        sayings.add(String.format(Locale.ROOT, "%.4f by %s", median, of));
        rows.add(
            List.of(
                name,
                bits,
                median,
                Arrays.stream(accuracy).min().orElseThrow(),
                Arrays.stream(accuracy).max().orElseThrow(),
                (double) Objects.requireNonNull(net).bytes() / KILO,
                Findings.median(seconds)));
      }
    }
    return new Findings(
        List.of("kept", "bits", "accuracy", "min", "max", "kept in training [kB]", "fit [s]"),
        rows,
        "Accuracy " + String.join(", ", sayings),
        List.of());
  }

  /** A network, and what keeps its weights. */
  private static final class Net {
    private final SmgdOptions options;
    private final Keeping keeping;
    private final int bits;
    private final long seed;
    private final List<LayerMap> maps;
    private final List<LatticeSteps.Group> groups = new ArrayList<>();

    Net(Vectors data, SmgdOptions options, Keeping keeping, int bits, long seed) {
      this.options = options;
      this.keeping = keeping;
      this.bits = bits;
      this.seed = seed;
      SeedStreams streams = new SeedStreams(seed);
      maps =
          LayerStack.drawn(
              data.inputs(),
              data.grid(),
              options.filters(),
              options.hidden(),
              data.classes().size(),
              l -> streams.stream("smgd-weights", l));
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
    }

    void train(Vectors data, Workers workers, Experiment.Listener listener, int before, int runs) {
      int batch = Math.min(options.batch(), data.count());
      String name = keeping.name().toLowerCase(Locale.ROOT) + ", " + bits + " bits";
      new Epochs(
              options.epochs(),
              batch,
              keeping.alone() ? options.growth() : 1,
              options.rate(),
              options.schedule(),
              seed,
              "smgd-batches")
          .run(
              data.all(),
              new BatchSums(rows -> new RectifierPass(maps, data, rows), batch, workers),
              keeping.steps(
                  groups, options.momentumRate(), new SeedStreams(seed).stream("smgd-hops")),
              (share, what) -> listener.at((before + share) / runs, name + ", " + what));
    }

    /** Packs weights into their bits and takes them out again. */
    void pack() {
      for (LatticeSteps.Group group : groups) {
        if (group.lattice() != null) {
          PackedWeights.of(group.lattice(), group.values()).unpack(group.values());
        }
      }
    }

    /** Bytes of weights and biases that are kept from step to step. */
    long bytes() {
      long sum = 0;
      for (LatticeSteps.Group group : groups) {
        int count = group.values().length;
        boolean momentum = !keeping.alone();
        sum +=
            group.lattice() == null
                ? (long) (momentum ? 2 : 1) * Float.BYTES * count
                : keeping.bytes(count, bits);
      }
      return sum;
    }
  }
}
