package org.sswim.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamingClassifierTest {
  private final ClassifierModel model = SampleClassifiers.sequences();
  private final StreamingClassifier stream = new StreamingClassifier(model);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 25})
  void everyBeginningIsClassifiedAsASequenceOfItsOwn(int steps) {
    float[] sequence = SampleClassifiers.sequence(2 * steps, 4);
    Classifier classifier = new Classifier(model);
    for (int t = 1; t <= steps; t++) {
      push(sequence, t - 1);
      assertSays(stream, classifier.classify(Arrays.copyOf(sequence, 2 * t)));
    }
  }

  @ParameterizedTest
  @EnumSource(Coding.class)
  void showingAVectorIsClassifyingIt(Coding coding) {
    ClassifierModel vectors = SampleClassifiers.vectors(coding);
    StreamingClassifier shown = new StreamingClassifier(vectors);
    float[] vector = SampleClassifiers.vector(5, 2);
    for (int t = 0; t < 9; t++) {
      shown.push(vector);
    }
    assertSays(shown, new Classifier(vectors).classify(vector));
  }

  private static void assertSays(StreamingClassifier stream, Classification expected) {
    float[] probabilities = new float[3];
    stream.probabilities(probabilities);
    assertThat(probabilities).containsExactly(expected.probabilities());
    assertThat(stream.best()).isEqualTo(expected.best());
    assertThat(stream.totalSpikes()).isEqualTo(expected.spikes());
    assertThat(stream.steps()).isEqualTo(expected.steps());
  }

  @Test
  void latenciesAndRatesAreThoseOfTheirDefinition() {
    InputCoding latency = InputCoding.ofVectors(2, 9, Coding.LATENCY);
    InputCoding rate = InputCoding.ofVectors(2, 9, Coding.RATE);
    // 0.75: one spike at step round(0.25 * 8) = 2; at a rate of 3 in 4 steps, the first silent.
    for (int t = 0; t < 12; t++) {
      assertThat(latency.code(0.75f, 0, t)).isEqualTo(t == 2 ? 1 : 0);
      assertThat(latency.code(0, 0, t)).isZero();
      assertThat(rate.code(0.75f, 0, t)).isEqualTo(t % 4 == 0 ? 0 : 1);
    }
  }

  @Test
  void thereIsAnAnswerBeforeTheFirstStep() {
    float[] probabilities = new float[3];
    stream.probabilities(probabilities);
    float[] bias = model.network().readout().bias();
    double sum = Math.exp(bias[0]) + Math.exp(bias[1]) + Math.exp(bias[2]);
    assertThat(probabilities[2]).isEqualTo((float) (Math.exp(bias[2]) / sum));
    assertThat(stream.totalSpikes()).isZero();
    assertThat(stream.spikes(0)).hasSize(9).containsOnly(0);
  }

  @Test
  void spikesOfEveryLayerAddUp() {
    float[] sequence = SampleClassifiers.sequence(60, 5);
    double[][][] expected = new NaiveClassifier(model).spikes(sequence);
    long sum = 0;
    for (int t = 0; t < 30; t++) {
      push(sequence, t);
      for (int l = 0; l < 2; l++) {
        for (int n = 0; n < expected[l][t].length; n++) {
          assertThat(stream.spikes(l)[n]).isEqualTo((float) expected[l][t][n]);
          sum += (long) expected[l][t][n];
        }
      }
      assertThat(stream.totalSpikes()).isEqualTo(sum);
    }
  }

  @Test
  void resetForgetsEverything() {
    float[] sequence = SampleClassifiers.sequence(20, 6);
    push(SampleClassifiers.sequence(20, 7), 3);
    stream.reset();
    assertThat(stream.steps()).isZero();
    for (int t = 0; t < 10; t++) {
      push(sequence, t);
    }
    assertSays(stream, new Classifier(model).classify(sequence));
  }

  @Test
  void aRefusedStepLeavesTheStreamAsItWas() {
    float[] sequence = SampleClassifiers.sequence(20, 8);
    for (int t = 0; t < 10; t++) {
      assertRefused(new float[3], "a step must have 2 values; got 3");
      assertRefused(
          new float[] {0, Float.NaN}, "signal 'y' at step " + t + " must be a finite number");
      if (t > 0) {
        assertRefused(new float[] {Float.MAX_VALUE, 0}, "signal 'x' at step " + t + ": 3.4028235E");
      }
      push(sequence, t);
    }
    assertSays(stream, new Classifier(model).classify(sequence));
    assertThatThrownBy(() -> stream.probabilities(new float[2]))
        .hasMessageContaining("3 classes need room for as many values; got 2");
  }

  private void assertRefused(float[] row, String problem) {
    assertThatThrownBy(() -> stream.push(row))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void modelsThatNeedTheWholeSequenceAreRefused() {
    assertThatThrownBy(() -> new StreamingClassifier(SampleClassifiers.standardised()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("scales or scans each sequence as a whole")
        .hasMessageContaining("cannot take steps one at a time");
  }

  @Test
  void aStepAllocatesNothing() {
    float[] row = {1, -1};
    float[] probabilities = new float[3];
    for (int i = 0; i < 2000; i++) {
      step(row, i, probabilities);
    }
    // Room to remember spikes is kept.
    stream.reset();
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(id);
    for (int i = 0; i < 1000; i++) {
      step(row, i, probabilities);
    }
    // The measurement itself may allocate; a thousand steps with one object each would show 16,000.
    assertThat(threads.getThreadAllocatedBytes(id) - before).isLessThan(4000);
  }

  private void step(float[] row, int i, float[] probabilities) {
    row[0] = i % 7 - 3;
    stream.push(row);
    stream.probabilities(probabilities);
    row[1] = stream.best();
  }

  private void push(float[] sequence, int step) {
    stream.push(Arrays.copyOfRange(sequence, 2 * step, 2 * step + 2));
  }
}
