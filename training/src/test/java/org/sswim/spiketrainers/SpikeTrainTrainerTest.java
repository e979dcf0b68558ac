package org.sswim.spiketrainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.spiketrainers.SpikeComparison.Split;
import org.sswim.spiketrains.SpikeTrainModel;
import org.sswim.spiketrains.SpikeTrainScore;
import org.sswim.spiketrains.SpikeTrainStream;

@Tag("long")
class SpikeTrainTrainerTest {
  private static Split teacher(int hidden, int dimensions, int sequences) {
    TeacherData.Trains drawn = new TeacherData(12, dimensions, hidden, 4, sequences, 100).draw(2);
    return Split.last(new SpikeTrainData(drawn.inputs(), 12, drawn.targets(), 4), 0.2);
  }

  private static SpikeTrainFit fit(SpikeTrainOptions options, Split split) {
    return new SpikeTrainTrainer(options, Workers.of(2)).fit(split.train());
  }

  private static SpikeTrainScore score(SpikeTrainModel model, Split split) {
    List<float[]> trains = new ArrayList<>();
    split.test().inputs().forEach(input -> trains.add(new SpikeTrainStream(model).run(input)));
    return SpikeTrainScore.of(split.test().targets(), trains, 4);
  }

  /** Measured: .95, .65 for outputs that do not feel their own spikes; distances .47 and 2.5. */
  @Test
  void reproducesTheTrainsOfATeacherOnUnseenInput() {
    Split split = teacher(0, 0, 150);
    SpikeTrainOptions options = SpikeTrainOptions.defaults().withNeurons(Auto.of(50));
    SpikeTrainScore score = score(fit(options, split).model(), split);
    SpikeTrainScore rates =
        SpikeTrainScore.of(
            split.test().targets(), SpikeCandidates.atRates(split.test().targets(), 4, 0), 4);
    assertThat(score.coincidence()).isGreaterThan(0.9);
    assertThat(score.distance()).isLessThan(0.5 * rates.distance());
    assertThat(rates.coincidence()).isBetween(-0.2, 0.2);

    SpikeTrainOptions deaf = options.withRefractory(Auto.of(false));
    SpikeTrainFit without = fit(deaf, split);
    assertThat(without.model().outputs().cost()).containsOnly(0);
    assertThat(score(without.model(), split).coincidence()).isLessThan(score.coincidence() - 0.1);
  }

  /** Outputs that see hidden spikes alone; measured: .61 with pairs of samples, .55 at random. */
  @Test
  void hiddenNeuronsFromPairsTellMoreThanRandomOnes() {
    Split split = teacher(0, 0, 150);
    SpikeTrainOptions options =
        SpikeTrainOptions.defaults().withNeurons(Auto.of(50)).withSkip(Auto.of(false));
    SpikeTrainFit pairs = fit(options, split);
    SpikeTrainFit random = fit(options.withSource(org.sswim.training.WeightSource.RANDOM), split);
    assertThat(pairs.choices()).isEmpty();
    assertThat(pairs.model().skip()).isEmpty();
    assertThat(score(pairs.model(), split).coincidence())
        .isGreaterThan(score(random.model(), split).coincidence() + 0.03);
  }

  @Test
  void sameSeedSameModelWhateverTheThreads() {
    Split split = teacher(10, 1, 30);
    SpikeTrainOptions options = SpikeTrainOptions.defaults().withNeurons(Auto.of(10)).withRounds(6);
    SpikeTrainModel one = new SpikeTrainTrainer(options, Workers.of(1)).fit(split.train()).model();
    SpikeTrainModel two = new SpikeTrainTrainer(options, Workers.of(2)).fit(split.train()).model();
    assertThat(two.outputs().drive().weights()).isEqualTo(one.outputs().drive().weights());
    assertThat(two.outputs().cost()).isEqualTo(one.outputs().cost());
  }

  /** Where an output fires what its target does, it feels what the target's spikes prescribe. */
  @Test
  void teacherForcingEqualsFreeRunningOnceTargetsAreReproduced() {
    float[] drive = {0.5f, 0.4f, 0.3f, -1, 2, 2, 0.1f, 0.9f};
    float[] fired = new float[8];
    OwnSpikes.free(drive, 0, 1, -1, 2, fired);
    assertThat(fired).containsExactly(1, 0, 0, 0, 1, 1, 0, 0);
    float[] eta = new float[8];
    OwnSpikes.forced(fired, 1, 0, 2, eta, 0, 1);
    for (int t = 0; t < 8; t++) {
      assertThat(drive[t] - eta[t] >= 0 ? 1f : 0f).isEqualTo(fired[t]);
    }
    // By hand: 1 a step after a spike, exp(-1/2) of it two steps after.
    assertThat(eta[1]).isEqualTo(1);
    assertThat(eta[2]).isEqualTo((float) Math.exp(-0.5));
  }

  @Test
  void outputsThatNeverFireStaySilent() {
    Split split = teacher(0, 0, 20);
    List<float[]> silent = new ArrayList<>();
    split.train().targets().forEach(train -> silent.add(new float[train.length]));
    SpikeTrainData data = new SpikeTrainData(split.train().inputs(), 12, silent, 4);
    SpikeTrainModel model =
        new SpikeTrainTrainer(
                SpikeTrainOptions.defaults().withNeurons(Auto.of(5)).withRounds(6), Workers.of(1))
            .fit(data)
            .model();
    assertThat(new SpikeTrainStream(model).run(split.test().inputs().get(0))).containsOnly(0);
  }

  @Test
  void refusesWhatCannotBeTrained() {
    List<float[]> one = List.of(new float[6]);
    assertThatThrownBy(() -> new SpikeTrainData(one, 2, List.of(), 1))
        .hasMessageContaining("1 sequences of 2 signals and 0 of 1 outputs");
    assertThatThrownBy(() -> new SpikeTrainData(one, 2, List.of(new float[4]), 1))
        .hasMessageContaining("3.0 steps of 2 signals, its target 4.0");
    assertThatThrownBy(() -> new SpikeTrainData(one, 2, List.of(new float[] {0, 2, 0}), 1))
        .hasMessageContaining("got 2.0 in sequence 1, step 2, output 1");
    assertThatThrownBy(
            () ->
                new SpikeTrainData(
                    List.of(new float[] {0, Float.NaN}), 2, List.of(new float[1]), 1))
        .hasMessageContaining("got NaN in sequence 1, step 1, signal 2");
    SpikeTrainData alone = new SpikeTrainData(one, 2, List.of(new float[3]), 1);
    assertThatThrownBy(
            () -> new SpikeTrainTrainer(SpikeTrainOptions.defaults(), Workers.of(1)).fit(alone))
        .hasMessageContaining("1 of 1 would choose");
    assertThatThrownBy(() -> SpikeTrainOptions.defaults().withRounds(0))
        .hasMessageContaining("1..1000; got 0");
  }
}
