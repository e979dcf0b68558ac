package org.sswim.spiketrainers;

import java.util.List;
import java.util.stream.IntStream;
import org.sswim.checks.Checks;

/**
 * Sequences and what a {@link RandomTeacher} fires, drawn anew with each seed: input, teacher and
 * all.
 *
 * @param units inputs of a step, at least 1
 * @param dimensions of the {@link Randman} manifold that inputs lie on; 0 for {@link PoissonSpikes}
 *     of rate 0.05
 * @param hidden neurons of the teacher's hidden layer, 0 for none
 * @param outputs of the teacher, at least 1
 * @param sequences number of sequences, at least 1
 * @param steps of a sequence, at least 1
 */
public record TeacherData(
    int units, int dimensions, int hidden, int outputs, int sequences, int steps) {
  private static final double RATE = 0.05;
  private static final double SMOOTHNESS = 2;
  private static final int SCALING = 100;

  /** Checks the ranges. */
  public TeacherData {
    Checks.that(
            units >= 1
                && dimensions >= 0
                && hidden >= 0
                && outputs >= 1
                && sequences >= 1
                && steps >= 1)
        .or(
            "a teacher needs units, outputs, sequences and steps; got %s and hidden, dimensions"
                + " at least 0; got %s",
            List.of(units, outputs, sequences, steps), List.of(hidden, dimensions));
  }

  /** 40 units, Poisson, no hidden layer, 20 outputs, 250 sequences of 150 steps. */
  public static TeacherData defaults() {
    return new TeacherData(40, 0, 0, 20, 250, 150);
  }

  /**
   * Trains of one seed.
   *
   * @param inputs of each sequence, row-major {@code [steps][units]}
   * @param targets of each sequence, row-major {@code [steps][outputs]}
   */
  public record Trains(List<float[]> inputs, List<float[]> targets) {}

  /** Draws everything. */
  public Trains draw(long seed) {
    List<float[]> inputs =
        dimensions == 0
            ? new PoissonSpikes(units, RATE).draw(sequences, steps, seed)
            : new Randman(dimensions, units, SMOOTHNESS, seed, 0)
                .draw(sequences, steps, seed)
                .spikes();
    int scaling = Math.min(SCALING, sequences);
    RandomTeacher teacher =
        RandomTeacher.draw(inputs.subList(0, scaling), units, hidden, outputs, seed);
    List<float[]> targets =
        IntStream.range(0, sequences).mapToObj(i -> teacher.answer(inputs.get(i))).toList();
    return new Trains(inputs, targets);
  }
}
