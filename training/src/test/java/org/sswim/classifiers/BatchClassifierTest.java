package org.sswim.classifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sswim.classification.Classification;
import org.sswim.classification.ClassifierModel;
import org.sswim.linalg.Workers;
import org.sswim.model.ModelFormat;
import org.sswim.sequences.UnusableValueException;

/** What is refused of many sequences. */
class BatchClassifierTest {
  private static final Workers ONE = Workers.of(1);

  private static ClassifierModel model() {
    return ModelFormat.CLASSIFIER.read(
        Path.of("../runtime/src/test/resources/golden/classifier-v1.sswim"));
  }

  private static float[] sequence(ClassifierModel model, float far) {
    float[] values = new float[600 * model.signals()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(i);
    }
    values[values.length - 1] = far;
    return values;
  }

  /** Its two layers and kernels with a memory are run step by step, as a stream runs them. */
  @Test
  void networksOfSeveralLayersAreNamedAsSingleOnes() {
    ClassifierModel model = model();
    float[] values = sequence(model, 1);
    Classification one = model.newClassifier().classify(values);
    BatchClassifier.Answers many = BatchClassifier.answers(model, List.of(values, values), ONE);
    double[] probability = Arrays.copyOfRange(many.probability(), 3, 6);
    for (int k = 0; k < 3; k++) {
      assertThat(probability[k]).isEqualTo(one.probabilities()[k]);
    }
    assertThat(many.spikes()).containsExactly((double) one.spikes(), (double) one.spikes());
  }

  @Test
  void marksOfMissingValuesAreRefused() {
    ClassifierModel model = model();
    List<float[]> values = List.of(sequence(model, 1), sequence(model, -3.4e38f));
    assertThatThrownBy(() -> BatchClassifier.answers(model, values, ONE))
        .isInstanceOf(UnusableValueException.class)
        .hasMessageContaining("sequence 2, signal")
        .hasMessageContaining("too far");
  }
}
