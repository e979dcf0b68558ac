package org.sswim.studies;

import java.util.ArrayList;
import java.util.List;
import org.sswim.model.ArraySpec;
import org.sswim.model.ModelLimits;

/**
 * What files of generators hold, those of each class beside each other: {@link SpikeGenerators}
 * runs them.
 */
public final class GeneratorFormat extends StudyFormat {
  /** Steps of a spike train, and units of the delay line that tells the time. */
  public static final String STEPS = "steps";

  /** Units from outside that fire at random. */
  public static final String NOISE = "noise";

  /** Neurons that nobody sees. */
  public static final String HIDDEN = "hidden";

  /** Neurons whose spikes are the output. */
  public static final String VISIBLE = "visible";

  /** Kernels by which each source is seen. */
  public static final String FILTERS = "filters";

  /** Steps that kernels reach back, the present included. */
  public static final String LAGS = "lags";

  /** Generators of each class. */
  public static final String DRAWS = "draws";

  /** Names of the classes. */
  public static final String CLASSES = "classes";

  private static final int MOST = 10_000;
  private static final int MOST_FILTERS = 16;
  private static final int MOST_LAGS = 1000;
  private static final int MOST_DRAWS = 100;
  private static final int MOST_CLASSES = 1000;

  /** The kind. */
  public GeneratorFormat() {
    super(
        "sswim-generators",
        "generators of spike trains",
        List.of(STEPS, NOISE, HIDDEN, VISIBLE, FILTERS, LAGS, DRAWS),
        List.of(CLASSES));
  }

  @Override
  protected List<ArraySpec> shapes(StudyModel described) {
    Whole.require(STEPS, described.number(STEPS), 1, MOST);
    Whole.require(NOISE, described.number(NOISE), 0, MOST);
    Whole.require(HIDDEN, described.number(HIDDEN), 0, MOST);
    Whole.require(VISIBLE, described.number(VISIBLE), 1, MOST);
    Whole.require(FILTERS, described.number(FILTERS), 1, MOST_FILTERS);
    Whole.require(LAGS, described.number(LAGS), 2, MOST_LAGS);
    Whole.require(DRAWS, described.number(DRAWS), 1, MOST_DRAWS);
    int classes = described.list(CLASSES).size();
    Whole.require(CLASSES, classes, 1, MOST_CLASSES);
    long neurons = (long) described.number(HIDDEN) + described.number(VISIBLE);
    long sources = neurons + described.number(STEPS) + described.number(NOISE);
    List<ArraySpec> shapes = new ArrayList<>();
    long lags = described.number(LAGS);
    shapes.add(ArraySpec.floats("basis.filters", described.number(FILTERS), lags));
    shapes.add(ArraySpec.floats("basis.own", lags));
    for (int g = 0; g < classes * described.number(DRAWS); g++) {
      shapes.add(
          ArraySpec.floats(group(g) + "weights", sources * described.number(FILTERS) + 1, neurons));
      shapes.add(ArraySpec.floats(group(g) + "own", neurons));
    }
    return shapes;
  }

  @Override
  protected void check(StudyModel model, long memory) {
    double steps = model.number(STEPS);
    double neurons = (double) model.number(HIDDEN) + model.number(VISIBLE);
    double spikes = steps * (1 + model.number(NOISE) + neurons);
    double spread = Math.min(model.number(LAGS), steps) * model.number(FILTERS) * neurons;
    ModelLimits.requireRun(
        "a run", 2 * steps * neurons, spikes * spread, ModelLimits.ofARun(memory));
  }

  static String group(int generator) {
    return "generator" + (generator + 1) + ".";
  }
}
