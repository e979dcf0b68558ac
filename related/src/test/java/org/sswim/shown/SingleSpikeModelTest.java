package org.sswim.shown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sswim.classification.ClassStream;
import org.sswim.classification.Classification;
import org.sswim.network.Provenance;

class SingleSpikeModelTest {
  private static final Provenance NOWHERE = new Provenance("1", 0, "none", Map.of(), Map.of());

  private static SingleSpikeModel model(SpikeClock clock, SpikeLayer... layers) {
    return SingleSpikeModel.of(List.of("a", "b"), clock, List.of(layers), NOWHERE);
  }

  private static SpikeLayer layer(float[] weights, float... delay) {
    return new SpikeLayer(2, 2, weights, new float[2], delay);
  }

  /** Values (.75, .5) fire at .25 and .5. Every number by hand. */
  @Test
  void windows() {
    // S = (2, .5), I = (.5 + .5, .25): at once, for 2 >= 2; (2.25 / 1.5) - 1 = .5.
    SingleSpikeModel model =
        model(
            SpikeClock.windows(2),
            layer(new float[] {1, 0, 1, .5f}, .25f, 0),
            layer(new float[] {1, 0, 0, 2}));
    Classification said = model.newClassifier().classify(new float[] {.75f, .5f});
    // Evidence 2 S - I: 2 and 2 (2 - .5) = 3.
    assertThat((double) said.probabilities()[1]).isCloseTo(1 / (1 + Math.exp(-1)), within(1e-6));
    assertThat(said.spikes()).isEqualTo(2);
    assertThat(said.steps()).isEqualTo(3);
    assertThat(model.neurons()).isEqualTo(2);
    // Nothing fires of zeros.
    Classification dark = model.newClassifier().classify(new float[2]);
    assertThat(dark.spikes()).isZero();
    assertThat(dark.probabilities()).containsExactly(.5f, .5f);
  }

  /** Values (1, .5) fire at 0 and .5. */
  @Test
  void eventTime() {
    SingleSpikeModel model =
        model(
            SpikeClock.eventTime(40, 4, 1),
            // First: 2 t = 1 at .5. Second: t + (t - .5) = 1 at .75.
            layer(new float[] {2, 1, 0, 1}),
            // First output: 1 (t - .5) = 1 at 1.5. Second: 4 (t - .75) = 1 at 1.
            layer(new float[] {1, 0, 0, 4}));
    Classification said = model.newClassifier().classify(new float[] {1, .5f});
    assertThat(said.best()).isEqualTo(1);
    // The tenth step of .1 each ends at 1; the spike is of the one that begins there, or before.
    assertThat(said.steps()).isBetween(10, 11);
    // Two hidden neurons and an output; the other would have come at 1.5.
    assertThat(said.spikes()).isEqualTo(3);
    assertThat((double) said.probabilities()[1]).isCloseTo(1 / (1 + Math.exp(-.5)), within(1e-5));
    assertThat(model.neurons()).isEqualTo(4);
  }

  @Test
  void delaysPutOffWhatInputsDo() {
    SpikeClock clock = SpikeClock.eventTime(1000, 4, 1);
    SpikeLayer output = layer(new float[] {1, 0, 0, 1});
    SpikeLayer now = layer(new float[] {1, 0, 0, 0});
    SpikeLayer late = layer(new float[] {1, 0, 0, 0}, .5f, 0);
    float[] sample = {1, 0};
    int first = model(clock, now, output).newClassifier().classify(sample).steps();
    int second = model(clock, late, output).newClassifier().classify(sample).steps();
    assertThat(second - first).isEqualTo(125);
  }

  /** Without an output spike the highest voltage names the class. */
  @Test
  void silentOutputsAreReadByTheirVoltage() {
    SingleSpikeModel model =
        model(
            SpikeClock.eventTime(10, 2, 1),
            layer(new float[] {1, 1, 1, 1}),
            layer(new float[] {.1f, .2f, .1f, .2f}));
    Classification said = model.newClassifier().classify(new float[] {1, 1});
    assertThat(said.best()).isEqualTo(1);
    assertThat(said.steps()).isEqualTo(10);
    // Hidden at .5, so voltages of 1.5 * .2 and 1.5 * .4.
    assertThat((double) said.probabilities()[1]).isCloseTo(1 / (1 + Math.exp(-.3)), within(1e-5));
  }

  static SingleSpikeModel random(SpikeClock.Firing firing, int steps) {
    Random random = new Random(4);
    int inputs = 20;
    int hidden = 30;
    float[] first = new float[inputs * hidden];
    float[] second = new float[hidden * 2];
    for (int i = 0; i < first.length; i++) {
      first[i] = (float) (.1 + .3 * random.nextGaussian());
    }
    for (int i = 0; i < second.length; i++) {
      second[i] = (float) (.1 + .3 * random.nextGaussian());
    }
    float[] delay = new float[inputs];
    for (int i = 0; i < inputs; i++) {
      delay[i] = random.nextFloat() / 2;
    }
    return model(
        firing == SpikeClock.Firing.WINDOWED
            ? SpikeClock.windows(2)
            : SpikeClock.eventTime(steps, 3, 5),
        new SpikeLayer(inputs, hidden, first, new float[hidden], delay),
        new SpikeLayer(hidden, 2, second, new float[] {.1f, 0}, new float[0]));
  }

  private static float[] sample(Random random) {
    float[] out = new float[20];
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.max(0, 2 * random.nextFloat() - 1);
    }
    return out;
  }

  @ParameterizedTest
  @EnumSource(SpikeClock.Firing.class)
  void streamsWhatItSaysOfTheWhole(SpikeClock.Firing firing) {
    SingleSpikeModel model = random(firing, 50);
    Random random = new Random(1);
    ClassStream stream = model.newStream();
    float[] said = new float[2];
    for (int n = 0; n < 20; n++) {
      float[] sample = sample(random);
      stream.reset();
      for (int t = 0; t < model.shown(); t++) {
        stream.push(sample);
      }
      Classification whole = model.newClassifier().classify(sample);
      stream.probabilities(said);
      assertThat(said).isEqualTo(whole.probabilities());
      assertThat(stream.totalSpikes()).isEqualTo(whole.spikes());
      assertThat(stream.best()).isEqualTo(whole.best());
      assertThat(stream.steps()).isEqualTo(whole.steps());
    }
  }

  /** Events are exact within steps, so that their length changes nothing but when one looks. */
  @Test
  void stepsDoNotChangeWhatFiresFirst() {
    Random random = new Random(2);
    for (int n = 0; n < 50; n++) {
      float[] sample = sample(random);
      int fine = random(SpikeClock.Firing.EVENT_TIME, 997).newClassifier().classify(sample).best();
      for (int steps : new int[] {1, 7, 100}) {
        assertThat(
                random(SpikeClock.Firing.EVENT_TIME, steps).newClassifier().classify(sample).best())
            .isEqualTo(fine);
      }
    }
  }

  @Test
  void refusesPartsThatDoNotFit() {
    assertThatThrownBy(() -> layer(new float[3])).hasMessageContaining("4 weights; got 3");
    assertThatThrownBy(() -> layer(new float[4], 0, -1)).hasMessageContaining("got -1.0");
    assertThatThrownBy(() -> model(SpikeClock.windows(2), layer(new float[4])))
        .hasMessageContaining("1 layers need a window more; got 3");
    assertThatThrownBy(() -> SpikeClock.eventTime(0, 1, 1)).hasMessageContaining("1..1000; got 0");
    assertThatThrownBy(() -> SpikeClock.eventTime(1, 0, 1)).hasMessageContaining("got 0.0");
    SingleSpikeModel model = random(SpikeClock.Firing.WINDOWED, 1);
    assertThatThrownBy(() -> model.newClassifier().classify(new float[] {1}))
        .hasMessageContaining("a vector must have 20 values; got 1");
  }
}
