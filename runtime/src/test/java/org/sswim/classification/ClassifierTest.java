package org.sswim.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.network.Readout;
import org.sswim.network.SpikingNetwork;

class ClassifierTest {
  // Single precision against double over 40 steps; nothing comes near a threshold.
  private static final float TOLERANCE = 1e-4f;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 17, 40})
  void sequencesOfAnyLengthAgreeWithTheDefinition(int steps) {
    for (ClassifierModel model :
        List.of(SampleClassifiers.sequences(), SampleClassifiers.standardised())) {
      assertAgrees(model, SampleClassifiers.sequence(2 * steps, steps), steps);
    }
  }

  @ParameterizedTest
  @EnumSource(Coding.class)
  void vectorsOfAnyCodingAgreeWithTheDefinition(Coding coding) {
    ClassifierModel model = SampleClassifiers.vectors(coding);
    assertAgrees(model, SampleClassifiers.vector(5, 1), 9);
    // With taps the first two of the 9 steps only fill them.
    assertAgrees(SampleClassifiers.model(model.coding(), 3), SampleClassifiers.vector(5, 1), 9);
  }

  private static void assertAgrees(ClassifierModel model, float[] sequence, int steps) {
    Classification said = new Classifier(model).classify(sequence);
    NaiveClassifier naive = new NaiveClassifier(model);
    double[] expected = naive.probabilities(sequence);
    for (int k = 0; k < expected.length; k++) {
      assertThat(said.probabilities()[k]).isCloseTo((float) expected[k], within(TOLERANCE));
      assertThat(expected[said.best()]).isGreaterThanOrEqualTo(expected[k]);
    }
    long spikes =
        Arrays.stream(naive.spikes(sequence))
            .flatMap(Arrays::stream)
            .flatMapToDouble(Arrays::stream)
            .filter(spike -> spike == 1)
            .count();
    assertThat(said.spikes()).isEqualTo(spikes).isPositive();
    assertThat(said.steps()).isEqualTo(steps);
  }

  @Test
  void oneSequenceLeavesNoTraceInTheNext() {
    Classifier used = new Classifier(SampleClassifiers.sequences());
    float[] sequence = SampleClassifiers.sequence(20, 1);
    Classification fresh = used.classify(sequence);
    used.classify(SampleClassifiers.sequence(34, 2));
    assertThat(used.classify(sequence)).usingRecursiveComparison().isEqualTo(fresh);
  }

  @Test
  void standardisedSequencesMayBeOnAnyScale() {
    Classifier classifier = new Classifier(SampleClassifiers.standardised());
    float[] sequence = SampleClassifiers.sequence(60, 1);
    float[] scaled = sequence.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = scaled[i] * 256 + 128;
    }
    assertThat(classifier.classify(scaled).probabilities())
        .containsExactly(classifier.classify(sequence).probabilities(), within(TOLERANCE));
  }

  @Test
  void hugeEvidenceIsStillAProbability() {
    ClassifierModel model = SampleClassifiers.sequences();
    float[] weights = new float[model.network().readout().weights().length];
    ClassifierModel sure =
        withReadout(model, new Readout(weights, new float[] {-3e38f, 3e38f, 3e38f}));
    Classification said = new Classifier(sure).classify(new float[2]);
    assertThat(said.probabilities()).containsExactly(0, 0.5f, 0.5f);
    // Of two alike the first.
    assertThat(said.best()).isEqualTo(1);
  }

  private static ClassifierModel withReadout(ClassifierModel model, Readout readout) {
    return new ClassifierModel(
        model.classes(),
        model.coding(),
        model.signalNames(),
        null,
        new SpikingNetwork(model.network().hidden(), readout),
        model.provenance());
  }

  @Test
  void refusesWhatIsNoSequence() {
    Classifier classifier = new Classifier(SampleClassifiers.sequences());
    assertRefused(classifier, new float[0], "1 or more whole steps of 2 values; got 0 values");
    assertRefused(classifier, new float[5], "whole steps of 2 values; got 5 values");
    float[] values = new float[8];
    values[5] = Float.NaN;
    assertRefused(classifier, values, "signal 'y' at step 2 must be a finite number; got NaN");
    values[5] = 3e38f;
    values[3] = -3e38f;
    // Either fits into a float, the change between them does not.
    assertRefused(classifier, values, "is too far from the values");
    assertThat(classifier.classify(new float[8]).steps()).isEqualTo(4);
  }

  @Test
  void refusesWhatIsNoVector() {
    Classifier classifier = new Classifier(SampleClassifiers.vectors(Coding.CURRENT));
    assertRefused(classifier, new float[10], "a vector must have 5 values; got 10");
    float[] values = new float[5];
    values[4] = Float.POSITIVE_INFINITY;
    assertRefused(classifier, values, "signal 4 must be a finite number; got Infinity");
  }

  private static void assertRefused(Classifier classifier, float[] sequence, String problem) {
    assertThatThrownBy(() -> classifier.classify(sequence))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(problem);
  }
}
