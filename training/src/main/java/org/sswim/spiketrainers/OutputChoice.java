package org.sswim.spiketrainers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.DoubleStream;
import org.sswim.linalg.Workers;

/**
 * Makes the choices of each output, on left-out sequences on which it runs freely. They are its
 * penalty, and the support of the response to its own spikes, or that it has none. Then come the
 * weight of silent steps, the number of rounds and the offset of its threshold. One after the
 * other, as the better penalty hardly depends on the rest; all outputs side by side, as they share
 * a matrix.
 */
final class OutputChoice {
  private static final double[] PENALTIES = {1e-6, 1e-4, 1e-2};
  private static final double[] SUPPORTS = {1, 1.5, 2, 2.5, 3, 4, 6, 10};
  private static final double[] SILENT = {0.1, 0.3, 1};
  private static final double FIRST_SUPPORT = 3;
  private static final double FIRST_SILENT = 0.3;
  private static final int FIRST_ROUNDS = 5;

  /** Costs of own spikes take more rounds to tell their supports apart. */
  private static final int SUPPORT_ROUNDS = 12;

  private final OutputEquations equations;
  private final FreeRun left;
  private final int outputs;
  private final boolean mayFeel;
  private final boolean mustFeel;

  /**
   * A choice.
   *
   * @param share see {@link OutputEquations}
   * @param options says whether outputs may, must or must not feel their own spikes
   */
  OutputChoice(
      FeatureBlocks training,
      FeatureBlocks leftOut,
      double share,
      SpikeTrainOptions options,
      Workers workers) {
    mayFeel = options.refractory().or(true);
    mustFeel = mayFeel && !options.refractory().isAuto();
    equations = new OutputEquations(training, share, supports(mayFeel));
    left = new FreeRun(leftOut, workers);
    outputs = leftOut.data().outputs();
  }

  private static List<Double> supports(boolean mayFeel) {
    return mayFeel ? Arrays.stream(SUPPORTS).boxed().toList() : List.of();
  }

  /**
   * What is chosen of an output.
   *
   * @param column how it is solved
   * @param rounds number of rounds
   * @param offset added to its bias
   * @param score on left-out sequences, see {@link FreeRun.Scores}
   */
  record Chosen(OutputColumn column, int rounds, double offset, double score) {}

  /** Penalties, with the first rounds. */
  List<Chosen> penalties() {
    List<OutputColumn> columns = new ArrayList<>();
    for (double penalty : PENALTIES) {
      for (int k = 0; k < outputs; k++) {
        columns.add(new OutputColumn(k, penalty, mayFeel ? FIRST_SUPPORT : 0, FIRST_SILENT));
      }
    }
    return best(columns, FIRST_ROUNDS);
  }

  /**
   * Everything, from penalties on.
   *
   * @param most rounds
   */
  List<Chosen> choose(List<Chosen> penalties, int most) {
    List<Chosen> chosen = penalties;
    if (mayFeel) {
      double[] supports = mustFeel ? SUPPORTS : Arrays.copyOf(SUPPORTS, SUPPORTS.length + 1);
      chosen =
          best(
              varied(
                  chosen,
                  supports,
                  (o, support) -> new OutputColumn(o.output(), o.penalty(), support, FIRST_SILENT)),
              SUPPORT_ROUNDS);
    }
    return best(
        varied(
            chosen,
            SILENT,
            (o, silent) -> new OutputColumn(o.output(), o.penalty(), o.support(), silent)),
        most);
  }

  /** The columns that were chosen, each with each of some values. */
  private static List<OutputColumn> varied(
      List<Chosen> chosen, double[] values, BiFunction<OutputColumn, Double, OutputColumn> with) {
    return chosen.stream()
        .flatMap(one -> DoubleStream.of(values).mapToObj(value -> with.apply(one.column(), value)))
        .toList();
  }

  /**
   * The best column of each output and the best of the numbers of rounds 4, 8, 16, ... and most.
   */
  private List<Chosen> best(List<OutputColumn> columns, int most) {
    Chosen[] best = new Chosen[outputs];
    MarginRounds rounds = new MarginRounds(equations, columns);
    int look = Math.min(4, most);
    while (rounds.rounds() < most) {
      rounds.next();
      if (rounds.rounds() == look) {
        FreeRun.Scores scores = left.score(rounds.solution());
        for (int c = 0; c < columns.size(); c++) {
          int k = columns.get(c).output();
          if (best[k] == null || scores.score()[c] > best[k].score()) {
            best[k] = new Chosen(columns.get(c), look, scores.offset()[c], scores.score()[c]);
          }
        }
        look = Math.min(most, 2 * look);
      }
    }
    return List.of(best);
  }
}
