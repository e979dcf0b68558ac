package org.sswim.studies;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Makes spike trains of each of some classes, as {@code algorithms run spikegan-digits --save}
 * keeps their generators. Of a class there may be several generators, draws of a posterior, which
 * take turns. Safe for use by several threads at once, each with a source of chance of its own.
 *
 * @see <a href="https://arxiv.org/abs/2111.01750">Rosenfeld, Simeone and Rajendran 2022, Spiking
 *     generative adversarial networks with a neural network discriminator</a>
 */
public final class SpikeGenerators {
  private final List<String> classes;
  private final int steps;
  private final int neurons;
  private final List<List<SpikeGenerator>> generators = new ArrayList<>();

  private SpikeGenerators(StudyModel model) {
    classes = List.copyOf(model.list(GeneratorFormat.CLASSES));
    steps = model.number(GeneratorFormat.STEPS);
    neurons = model.number(GeneratorFormat.VISIBLE);
    int draws = model.number(GeneratorFormat.DRAWS);
    for (int c = 0; c < classes.size(); c++) {
      List<SpikeGenerator> own = new ArrayList<>();
      for (int d = 0; d < draws; d++) {
        own.add(new SpikeGenerator(model, GeneratorFormat.group(c * draws + d)));
      }
      generators.add(own);
    }
  }

  /**
   * The generators of a model.
   *
   * @throws IllegalArgumentException if the model holds none
   */
  public static SpikeGenerators of(StudyModel model) {
    return new SpikeGenerators(model);
  }

  /**
   * The generators of a file.
   *
   * @throws org.sswim.model.InvalidModelException if the file cannot be read, is damaged or holds
   *     no generators
   */
  public static SpikeGenerators read(Path file) {
    return new SpikeGenerators(new GeneratorFormat().read(file));
  }

  /** Names of the classes. */
  public List<String> classes() {
    return classes;
  }

  /** Steps of a spike train. */
  public int steps() {
    return steps;
  }

  /** Neurons of a spike train. */
  public int neurons() {
    return neurons;
  }

  /**
   * Makes spike trains of a class.
   *
   * @param of number of the class
   * @param count how many
   * @param random covers the draws
   * @return each 0 or 1, step by step: {@code [steps][neurons]}
   * @throws IllegalArgumentException if there is no such class
   */
  public List<float[]> sample(int of, int count, RandomGenerator random) {
    Whole.require("class", of, 0, classes.size() - 1);
    List<SpikeGenerator> own = generators.get(of);
    List<float[]> trains = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      trains.add(own.get(i % own.size()).sample(random));
    }
    return trains;
  }
}
