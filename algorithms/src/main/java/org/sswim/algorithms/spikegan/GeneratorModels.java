package org.sswim.algorithms.spikegan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.sswim.catalogue.ModelRunner;
import org.sswim.gradient.Reading;
import org.sswim.network.Provenance;
import org.sswim.sampling.SeedStreams;
import org.sswim.studies.GeneratorFormat;
import org.sswim.studies.SpikeGenerators;
import org.sswim.studies.StudyModel;

/** Files of generators, those of each class beside each other: they make spike trains. */
public final class GeneratorModels implements ModelRunner {
  /** Their kind. */
  static final GeneratorFormat FORMAT = new GeneratorFormat();

  @Override
  public GeneratorFormat format() {
    return FORMAT;
  }

  @Override
  public String task() {
    return "makes --count spike trains of each class: sample, class, step and each neuron, 0 or 1";
  }

  @Override
  public Reading reading() {
    return Reading.NONE;
  }

  /**
   * A model of generators.
   *
   * @param all those of each class, equally many, all of one shape
   */
  static StudyModel model(List<Generators> all, List<String> classes, Provenance provenance) {
    GlmNetwork first = all.get(0).networks().get(0);
    Basis basis = first.basis();
    int lags = basis.own().length;
    float[] filters = new float[basis.filters().length * lags];
    for (int b = 0; b < basis.filters().length; b++) {
      System.arraycopy(basis.filters()[b], 0, filters, b * lags, lags);
    }
    List<float[]> values = new ArrayList<>(List.of(filters, basis.own()));
    all.forEach(own -> own.networks().forEach(network -> values.addAll(network.parameters())));
    return FORMAT.model(
        Map.of(
            GeneratorFormat.STEPS, all.get(0).stimulus().steps(),
            GeneratorFormat.NOISE, all.get(0).stimulus().noise(),
            GeneratorFormat.HIDDEN, first.hidden(),
            GeneratorFormat.VISIBLE, first.visible(),
            GeneratorFormat.FILTERS, basis.filters().length,
            GeneratorFormat.LAGS, lags,
            GeneratorFormat.DRAWS, all.get(0).networks().size()),
        Map.of(GeneratorFormat.CLASSES, classes),
        values,
        provenance);
  }

  @Override
  public String run(Path model, @Nullable Path file, int count, long seed, Appendable out)
      throws IOException {
    SpikeGenerators generators = SpikeGenerators.read(model);
    int visible = generators.neurons();
    out.append("sample,class,step");
    for (int i = 0; i < visible; i++) {
      out.append(",n").append(String.valueOf(i));
    }
    out.append('\n');
    SeedStreams streams = new SeedStreams(seed);
    List<String> classes = generators.classes();
    for (int c = 0; c < classes.size(); c++) {
      UniformRandomProvider random = streams.stream("spikegan-made", c);
      List<float[]> made = generators.sample(c, count, random::nextLong);
      for (int i = 0; i < count; i++) {
        for (int t = 0; t < generators.steps(); t++) {
          out.append(String.valueOf(c * count + i)).append(',').append(classes.get(c));
          out.append(',').append(String.valueOf(t));
          for (int n = 0; n < visible; n++) {
            out.append(made.get(i)[t * visible + n] > 0 ? ",1" : ",0");
          }
          out.append('\n');
        }
      }
    }
    return "";
  }
}
