package org.sswim.algorithms.lowbit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sswim.algorithms.Entries;
import org.sswim.catalogue.Experiment;
import org.sswim.catalogue.Findings;
import org.sswim.linalg.Workers;
import org.sswim.options.Presets;
import org.sswim.training.FitProgress;

class SmgdTest {
  private static final Path DIGITS =
      Path.of("../cli/src/main/resources/org/sswim/cli/data/digits-images-idx3-ubyte.gz");

  @Test
  void packedWeightsComeBack() {
    Random random = new Random(5);
    for (int bits : new int[] {1, 2, 3, 4, 7, 16}) {
      Lattice lattice = new Lattice(.25f, bits, true);
      float[] w = new float[37];
      for (int i = 0; i < w.length; i++) {
        w[i] = lattice.value(random.nextInt(lattice.size()));
      }
      HeldWeights.PackedWeights packed = HeldWeights.PackedWeights.of(lattice, w);
      assertThat(packed.bytes()).isEqualTo((37 * bits + 7) / 8);
      float[] again = new float[37];
      packed.unpack(again);
      assertThat(again).containsExactly(w);
    }
  }

  /** Between a step and the next batch there is nothing but bits. */
  @Test
  void heldWeightsAreBitsBetweenSteps() {
    Lattice lattice = new Lattice(1, 2, false);
    float[] w = {-2, 1, 0};
    float[] biases = {0.3f};
    HeldWeights held =
        new HeldWeights(
            List.of(
                new LatticeSteps.Group(w, 1, lattice), new LatticeSteps.Group(biases, 1, null)));
    held.packing((gradients, rate) -> w[2] = -1).step(List.of(), 1);
    assertThat(w).containsOnly(Float.NaN);
    assertThat(biases).containsExactly(0.3f);
    assertThat(held.bytes()).isEqualTo(1);
    held.unpack();
    assertThat(w).containsExactly(-2, 1, -1);
    w[0] = 0;
    held.unpack();
    assertThat(w).containsExactly(0, 1, -1);
  }

  @Test
  void thePapersLatticeHasA0AndBatchesStay() {
    SmgdOptions paper = (SmgdOptions) Entries.options("smgd", "published");
    assertThat(paper.halves()).isFalse();
    assertThat(paper.growth()).isEqualTo(1);
    assertThat(paper.outputSpan()).isEqualTo(paper.span());
    assertThat(((SmgdOptions) Entries.options("smgd", "kept=smgd+float", "bits=4")).kept())
        .containsExactly(Keeping.SMGD, Keeping.FLOAT);
  }

  /** Accuracy is that of moving averages, which the images that are tested do not change. */
  @Test
  void convolutionsLearnOnALattice() {
    SmgdOptions options =
        Presets.of(SmgdOptions.class)
            .withFilters(List.of(6))
            .withHidden(List.of(30))
            .withBits(List.of(4))
            .withRate(0.2)
            .withKept(List.of(Keeping.SMGD, Keeping.FLOAT))
            .withEpochs(6)
            .withBatch(32);
    Findings findings =
        SmgdExperiment.run(
            new Experiment.Run<>(
                List.of(DIGITS, DIGITS),
                options,
                List.of(0L),
                Workers.available(),
                FitProgress.NONE));
    assertThat(findings.rows())
        .allSatisfy(row -> assertThat((Double) row.get(2)).isGreaterThan(.85));
  }

  /** Few bits learn if steps are true in the mean, and do not if each is rounded away. */
  @Test
  void hopsLearnWhereRoundingDoesNot() {
    SmgdOptions options =
        Presets.of(SmgdOptions.class)
            .withHidden(List.of(40))
            .withBits(List.of(3))
            .withRate(0.2)
            .withKept(List.of(Keeping.NEAREST, Keeping.SMGD, Keeping.FLOAT))
            .withEpochs(10)
            .withBatch(32);
    Findings findings =
        SmgdExperiment.run(
            new Experiment.Run<>(
                List.of(DIGITS, DIGITS),
                options,
                List.of(0L),
                Workers.available(),
                FitProgress.NONE));
    Map<Object, Double> accuracy =
        findings.rows().stream().collect(Collectors.toMap(r -> r.get(0), r -> (Double) r.get(2)));
    assertThat(accuracy).hasSize(3);
    assertThat(accuracy.get("float")).isGreaterThan(.95);
    assertThat(accuracy.get("smgd")).isGreaterThan(.85);
    assertThat(accuracy.get("nearest")).isLessThan(accuracy.get("smgd") - .2);
  }
}
