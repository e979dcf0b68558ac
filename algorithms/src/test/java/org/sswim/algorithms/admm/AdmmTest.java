package org.sswim.algorithms.admm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sswim.algorithms.Digits;
import org.sswim.algorithms.Entries;
import org.sswim.algorithms.learning.Subset;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.catalogue.FitContext;
import org.sswim.linalg.Workers;
import org.sswim.network.Provenance;
import org.sswim.options.Presets;
import org.sswim.samples.Head;
import org.sswim.sequences.LabelledSequences;
import org.sswim.shown.ClockedModel;

class AdmmTest {
  private static final AdmmOptions SMALL =
      Presets.of(AdmmOptions.class).withHidden(List.of(100)).withIterations(30);

  private final LabelledSequences train = Digits.train();

  private ClockedModel fit(AdmmOptions options, Workers workers) {
    return new AdmmTrainer().fit(train, options, new FitContext(0, workers));
  }

  @Tag("long")
  @Test
  void learnsDigitsAndResidualsFall() {
    List<Double> apart = new ArrayList<>();
    ClockedModel model =
        new AdmmTrainer()
            .fit(
                train,
                SMALL,
                new FitContext(0, Workers.available()),
                (iteration, primal, dual, a) -> apart.add(a));
    assertThat(apart).hasSize(30);
    // It begins at 0, as a simulation does, and is torn apart by the classes before it heals.
    assertThat(apart.get(29)).isLessThan(.03).isLessThan(.9 * Collections.max(apart));
    assertThat(Subset.accuracy(model, train, Workers.available())).isGreaterThan(.85);
    assertThat(Subset.accuracy(model, Digits.test(), Workers.available())).isGreaterThan(.82);
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    AdmmOptions options = SMALL.withHidden(List.of(20, 15)).withIterations(5);
    float[] image = Digits.test().values().get(0);
    assertThat(fit(options, Workers.of(3)).newClassifier().classify(image).probabilities())
        .isEqualTo(fit(options, Workers.of(1)).newClassifier().classify(image).probabilities());
  }

  /** A warm-up is a share of the iterations, so that fewer of them end it as well. */
  @Test
  void theMultiplierMovesAfterTheWarmUp() {
    AdmmOptions options = SMALL.withHidden(List.of(20)).withIterations(4);
    float[] image = Digits.test().values().get(0);
    float[][] found = new float[3][];
    double[] shares = {1, 0.75, 0.5};
    for (int i = 0; i < shares.length; i++) {
      ClockedModel model = fit(options.withWarmUp(shares[i]), Workers.available());
      found[i] = model.newClassifier().classify(image).probabilities();
    }
    // The multiplier that moves in the last iteration moves nothing else before the end.
    assertThat(found[1]).isEqualTo(found[0]);
    assertThat(found[2]).isNotEqualTo(found[0]);
  }

  /** What the solver takes for the network is what runs, though there a reset leaks. */
  @Test
  void theModelSaysWhatTrainingSaw() {
    Vectors data = Vectors.of(Digits.train(), false);
    AdmmOptions options = SMALL.withHidden(List.of(20, 15)).withDecay(.8);
    AdmmNetwork network = new AdmmNetwork(data, options, 1);
    int rows = 40;
    Unknowns seen = Unknowns.of(data, 0, rows, options.steps(), new int[] {20, 15, 10});
    new AdmmPass(network, rows).simulate(seen);
    ClockedModel model = network.model(data, new Provenance("1", 1, "digits", Map.of(), Map.of()));
    int same = 0;
    for (int i = 0; i < rows; i++) {
      float[] evidence = new float[10];
      System.arraycopy(seen.voltages(2), ((options.steps() - 1) * rows + i) * 10, evidence, 0, 10);
      same +=
          model.newClassifier().classify(data.values().get(i)).best() == Head.highest(evidence)
              ? 1
              : 0;
    }
    assertThat(same).isGreaterThanOrEqualTo(rows - 1);
  }

  @Test
  void refusesWhatItCannotDo() {
    assertThatThrownBy(() -> Entries.options("admm", "steps=1"))
        .hasMessageContaining("steps must lie in 2..");
    assertThatThrownBy(() -> Entries.options("admm", "ridge=-1"))
        .hasMessageContaining("ridge must be at least 0");
    assertThatThrownBy(() -> Entries.options("admm-residuals", "layers=none"))
        .hasMessageContaining("layers");
  }
}
