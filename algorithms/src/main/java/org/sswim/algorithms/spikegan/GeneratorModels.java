package org.sswim.algorithms.spikegan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.algorithms.spi.Ranges;
import org.sswim.algorithms.spi.StudyRunner;
import org.sswim.model.ModelKind;
import org.sswim.model.StudyModel;
import org.sswim.network.Provenance;
import org.sswim.sampling.SeedStreams;

/** Files of generators, those of each class beside each other: they make spike trains. */
public final class GeneratorModels implements StudyRunner {
  private static final String STEPS = "steps";
  private static final String NOISE = "noise";
  private static final String HIDDEN = "hidden";
  private static final String VISIBLE = "visible";
  private static final String FILTERS = "filters";
  private static final String LAGS = "lags";
  private static final String DRAWS = "draws";
  private static final String CLASSES = "classes";
  private static final int MOST = 10_000;

  @Override
  public ModelKind kind() {
    return ModelKind.GENERATORS;
  }

  @Override
  public String task() {
    return "makes --count spike trains of each class: sample, class, step and each neuron, 0 or 1";
  }

  @Override
  public Reading reading() {
    return Reading.NONE;
  }

  @Override
  public List<String> numbers() {
    return List.of(STEPS, NOISE, HIDDEN, VISIBLE, FILTERS, LAGS, DRAWS);
  }

  @Override
  public List<String> lists() {
    return List.of(CLASSES);
  }

  @Override
  public List<StudyModel.Shape> shapes(StudyModel described) {
    Ranges.requireWhole(STEPS, described.number(STEPS), 1, MOST);
    Ranges.requireWhole(NOISE, described.number(NOISE), 0, MOST);
    Ranges.requireWhole(HIDDEN, described.number(HIDDEN), 0, MOST);
    Ranges.requireWhole(VISIBLE, described.number(VISIBLE), 1, MOST);
    Ranges.requireWhole(FILTERS, described.number(FILTERS), 1, 16);
    Ranges.requireWhole(LAGS, described.number(LAGS), 2, 1000);
    Ranges.requireWhole(DRAWS, described.number(DRAWS), 1, 100);
    int classes = described.list(CLASSES).size();
    Ranges.requireWhole(CLASSES, classes, 1, 1000);
    long neurons = (long) described.number(HIDDEN) + described.number(VISIBLE);
    long sources = neurons + described.number(STEPS) + described.number(NOISE);
    List<StudyModel.Shape> shapes = new ArrayList<>();
    long lags = described.number(LAGS);
    shapes.add(StudyModel.Shape.of("basis.filters", described.number(FILTERS), lags));
    shapes.add(StudyModel.Shape.of("basis.own", lags));
    for (int g = 0; g < classes * described.number(DRAWS); g++) {
      shapes.add(
          StudyModel.Shape.of(
              group(g) + "weights", sources * described.number(FILTERS) + 1, neurons));
      shapes.add(StudyModel.Shape.of(group(g) + "own", neurons));
    }
    return shapes;
  }

  private static String group(int generator) {
    return "generator" + (generator + 1) + ".";
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
    return new GeneratorModels()
        .model(
            Map.of(
                STEPS, all.get(0).stimulus().steps(),
                NOISE, all.get(0).stimulus().noise(),
                HIDDEN, first.hidden(),
                VISIBLE, first.visible(),
                FILTERS, basis.filters().length,
                LAGS, lags,
                DRAWS, all.get(0).networks().size()),
            Map.of(CLASSES, classes),
            values,
            provenance);
  }

  /** The generators of a class. */
  static Generators generators(StudyModel model, int of) {
    int lags = model.number(LAGS);
    float[] flat = model.values("basis.filters");
    float[][] filters = new float[model.number(FILTERS)][lags];
    for (int b = 0; b < filters.length; b++) {
      System.arraycopy(flat, b * lags, filters[b], 0, lags);
    }
    Basis basis = new Basis(filters, model.values("basis.own"));
    Stimulus stimulus = new Stimulus(model.number(NOISE), model.number(STEPS));
    List<GlmNetwork> networks = new ArrayList<>();
    int draws = model.number(DRAWS);
    for (int g = of * draws; g < (of + 1) * draws; g++) {
      networks.add(
          new GlmNetwork(
              stimulus.inputs(),
              model.number(HIDDEN),
              model.number(VISIBLE),
              basis,
              model.values(group(g) + "weights"),
              model.values(group(g) + "own")));
    }
    return new Generators(networks, stimulus);
  }

  @Override
  public String run(StudyModel model, @Nullable Path file, int count, long seed, Appendable out)
      throws IOException {
    int visible = model.number(VISIBLE);
    out.append("sample,class,step");
    for (int i = 0; i < visible; i++) {
      out.append(",n").append(String.valueOf(i));
    }
    out.append('\n');
    SeedStreams streams = new SeedStreams(seed);
    List<String> classes = model.list(CLASSES);
    for (int c = 0; c < classes.size(); c++) {
      SpikeSample made = generators(model, c).sample(count, streams.stream("spikegan-made", c));
      for (int i = 0; i < count; i++) {
        for (int t = 0; t < made.steps(); t++) {
          out.append(String.valueOf(c * count + i)).append(',').append(classes.get(c));
          out.append(',').append(String.valueOf(t));
          for (int n = 0; n < visible; n++) {
            out.append(made.trains().get(i)[t * visible + n] > 0 ? ",1" : ",0");
          }
          out.append('\n');
        }
      }
    }
    return "";
  }
}
