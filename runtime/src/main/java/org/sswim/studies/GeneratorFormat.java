package org.sswim.studies;

import java.util.ArrayList;
import java.util.List;
import org.sswim.model.ModelKind;
import org.sswim.model.StudyFormat;
import org.sswim.model.StudyModel;

/**
 * What files of generators hold, those of each class beside each other: {@link SpikeGenerators}
 * runs them.
 */
public class GeneratorFormat implements StudyFormat {
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

  @Override
  public ModelKind kind() {
    return ModelKind.GENERATORS;
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

  @Override
  public Cost cost(StudyModel described) {
    double steps = described.number(STEPS);
    double neurons = (double) described.number(HIDDEN) + described.number(VISIBLE);
    double spikes = steps * (1 + described.number(NOISE) + neurons);
    double spread = Math.min(described.number(LAGS), steps) * described.number(FILTERS) * neurons;
    return new Cost(2 * steps * neurons, spikes * spread);
  }

  static String group(int generator) {
    return "generator" + (generator + 1) + ".";
  }
}
