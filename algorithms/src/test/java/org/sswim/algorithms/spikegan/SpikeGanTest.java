package org.sswim.algorithms.spikegan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sswim.algorithms.Digits;
import org.sswim.algorithms.Entries;
import org.sswim.algorithms.learning.Vectors;
import org.sswim.catalogue.Experiment;
import org.sswim.catalogue.Findings;
import org.sswim.linalg.Workers;
import org.sswim.options.Presets;
import org.sswim.sampling.SeedStreams;
import org.sswim.sequences.LabelledSequences;
import org.sswim.training.FitProgress;

@Tag("long")
class SpikeGanTest {
  private static final SpikeGanOptions FEW =
      Presets.of(SpikeGanOptions.class).withBatch(48).withDraws(4).withIterations(4000);

  /** One generator ends in one mode, draws cover both; the page has the table of five seeds. */
  @Test
  void drawsCoverBothModes() {
    ModesExperiment.TwoModes modes = ModesExperiment.TwoModes.of(8);
    UniformRandomProvider random = new SeedStreams(1).stream("test");
    SpikeSample real = modes.draw(500, random);
    assertThat(modes.up().share(real) + modes.down().share(real)).isGreaterThan(.97);
    SpikeSample one = new SpikeGanTrainer(real, FEW.withDraws(1), 1, 0).run().sample(400, random);
    double up = modes.up().share(one);
    double down = modes.down().share(one);
    assertThat(Math.max(up, down)).isGreaterThan(.8);
    assertThat(Math.min(up, down)).isLessThan(.05);
    SpikeSample several = new SpikeGanTrainer(real, FEW, 1, 0).run().sample(400, random);
    assertThat(modes.up().share(several)).isGreaterThan(.1);
    assertThat(modes.down().share(several)).isGreaterThan(.1);
  }

  @Test
  void generatedDigitsTrainAClassifier() {
    Findings findings =
        DigitsExperiment.compare(
            five(Digits.train()),
            five(Digits.test()),
            new Experiment.Run<>(
                List.of(Path.of("digits")),
                Presets.of(SpikeGanOptions.class, "digits")
                    .withBatch(24)
                    .withDraws(2)
                    .withIterations(120),
                List.of(0L),
                Workers.available(),
                FitProgress.NONE));
    // Guessing names .2 of them.
    assertThat((double) findings.rows().get(0).get(1)).isGreaterThan(.97);
    assertThat((double) findings.rows().get(1).get(1)).isGreaterThan(.93);
    assertThat((double) findings.rows().get(2).get(1)).isGreaterThan(.6);
    assertThat((double) findings.rows().get(3).get(1)).isGreaterThan(.6);
  }

  /** Those of the first five classes: each has generators of its own. */
  private static Vectors five(LabelledSequences all) {
    int[] label = Objects.requireNonNull(all.label());
    LabelledSequences some =
        all.select(IntStream.range(0, label.length).filter(i -> label[i] < 5).toArray());
    return Vectors.of(
        new LabelledSequences(
            some.values(),
            some.signals(),
            List.of(),
            Objects.requireNonNull(some.label()),
            all.classes().subList(0, 5),
            null),
        true);
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    Vectors train = Vectors.of(Digits.train(), true);
    SpikeGanOptions options =
        Presets.of(SpikeGanOptions.class, "digits")
            .withBatch(8)
            .withDraws(2)
            .withIterations(5)
            .withTemperature(1e-5);
    List<SpikeSample> one =
        DigitsExperiment.made(3, train, options, 7, Workers.of(1), new Generators[10]);
    List<SpikeSample> three =
        DigitsExperiment.made(3, train, options, 7, Workers.of(3), new Generators[10]);
    for (int c = 0; c < one.size(); c++) {
      assertThat(three.get(c).trains().toArray(float[][]::new))
          .isDeepEqualTo(one.get(c).trains().toArray(float[][]::new));
    }
  }

  /** Where it begins decides how few steps a new pattern takes. */
  @Test
  void aLearntStartIsNearer() {
    Findings findings =
        MetaExperiment.run(
            new Experiment.Run<>(
                List.of(),
                Presets.of(MetaOptions.class).withTasks(9).withIterations(60),
                List.of(0L),
                Workers.of(1),
                FitProgress.NONE));
    double random = (double) findings.rows().get(0).get(2);
    double learnt = (double) findings.rows().get(2).get(2);
    assertThat(learnt).isLessThan(.9 * random);
    assertThat(findings.charts().get(0).curves()).hasSize(3);
  }

  @Test
  void refusesWhatItCannotDo() {
    assertThatThrownBy(() -> Entries.options("spikegan-modes", "draws=0"))
        .hasMessageContaining("spikegan-modes: draws=0: draws must lie in 1..100; got 0");
    assertThatThrownBy(() -> Entries.options("spikegan-modes", "batch=3"))
        .hasMessageContaining("batch must be at least draws, 6");
    assertThatThrownBy(() -> ModesExperiment.TwoModes.of(7))
        .hasMessageContaining("even")
        .hasMessageContaining("7");
  }
}
