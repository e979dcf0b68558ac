package org.sswim.algorithms.spikegan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.sswim.network.Provenance;
import org.sswim.sampling.SeedStreams;
import org.sswim.studies.SpikeGenerators;
import org.sswim.tables.CsvRows;

/** Files of generators, those of each class beside each other: they make spike trains. */
public final class GeneratorModels {
  private GeneratorModels() {}

  /**
   * A model of generators.
   *
   * @param all those of each class, equally many, all of one shape
   */
  static SpikeGenerators model(List<Generators> all, List<String> classes, Provenance provenance) {
    GlmNetwork first = all.get(0).networks().get(0);
    return new SpikeGenerators(
        classes,
        all.get(0).stimulus().steps(),
        all.get(0).stimulus().noise(),
        first.hidden(),
        first.basis().filters(),
        first.basis().own(),
        all.stream()
            .flatMap(own -> own.networks().stream())
            .map(network -> new SpikeGenerators.Weights(network.weights(), network.own()))
            .toList(),
        provenance);
  }

  /** See {@link org.sswim.catalogue.ModelRunner.Run#run}. */
  public static String run(
      SpikeGenerators generators, @Nullable Path file, int count, long seed, Appendable out)
      throws IOException {
    int visible = generators.neurons();
    List<String> named = IntStream.range(0, visible).mapToObj(i -> "n" + i).toList();
    CsvRows rows = new CsvRows().row("sample", "class", "step", named);
    SeedStreams streams = new SeedStreams(seed);
    List<String> classes = generators.classes();
    for (int c = 0; c < classes.size(); c++) {
      UniformRandomProvider random = streams.stream("spikegan-made", c);
      List<float[]> made = generators.sample(c, count, random::nextLong);
      for (int i = 0; i < count; i++) {
        for (int t = 0; t < generators.steps(); t++) {
          float[] own = made.get(i);
          int first = t * visible;
          List<Integer> spikes =
              IntStream.range(first, first + visible).map(n -> own[n] > 0 ? 1 : 0).boxed().toList();
          rows.row(c * count + i, classes.get(c), t, spikes);
        }
      }
    }
    out.append(rows.toString());
    return "";
  }
}
