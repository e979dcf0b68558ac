package org.sswim.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.algorithms.learning.Subset;
import org.sswim.catalogue.Algorithm;
import org.sswim.catalogue.Catalogue;
import org.sswim.classification.ClassModel;
import org.sswim.classifiers.ClassifierOptions;
import org.sswim.comparison.UnsuitableDataException;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.sequences.LabelledSequences;

/** Sequences of unequal length, of which one of three signals is louder than the others. */
class SequencesTest {
  private static LabelledSequences sequences(int count, long seed) {
    Random random = new Random(seed);
    List<float[]> values = new ArrayList<>();
    int[] label = new int[count];
    for (int i = 0; i < count; i++) {
      label[i] = i % 3;
      float[] own = new float[3 * (12 + random.nextInt(20))];
      for (int k = 0; k < own.length; k++) {
        own[k] = (float) (0.3 * random.nextGaussian() + (k % 3 == label[i] ? 1 : 0));
      }
      values.add(own);
    }
    return new LabelledSequences(values, 3, List.of(), label, List.of("a", "b", "c"), null);
  }

  private static ClassModel fit(String name, Workers workers) {
    List<String> parts = List.of(name.split(":", -1));
    Algorithm<?> algorithm = Catalogue.named(Algorithm.class, "algorithm", parts.get(0));
    return algorithm.fit(
        sequences(90, 1),
        parts.subList(1, parts.size()),
        ClassifierOptions.defaults().withNeurons(Auto.of(20)),
        workers,
        (epoch, model) -> {},
        null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dsr:epochs=60",
        "dsr:neuron=lif:epochs=60",
        "forward-forward:epochs=60",
        "forward-forward:epochs=60:readout=linear",
        "admm:iterations=30",
        "tandem:epochs=60:tuning=10",
        "tandem:epochs=60:tuning=10:hidden=20+20:input-dropout=0.1",
        "hybrid:teacher-epochs=60",
        "hybrid:teacher-epochs=60:between=phase:output=direct"
      })
  void areLearnt(String name) {
    ClassModel model = fit(name, Workers.of(1));
    assertThat(model.shown()).isZero();
    LabelledSequences test = sequences(60, 2);
    assertThat(Subset.accuracy(model, test, Workers.of(1))).isGreaterThan(0.9);
    assertThatThrownBy(model::newStream).hasMessageContaining("each sequence as a whole");
    float[] own = test.values().get(0);
    assertThat(fit(name, Workers.of(3)).newClassifier().classify(own).probabilities())
        .isEqualTo(model.newClassifier().classify(own).probabilities());
  }

  @Test
  void areRefusedWhereInputsFireOnceOrHaveCodes() {
    assertThatThrownBy(() -> fit("rel-psp", Workers.of(1)))
        .isInstanceOf(UnsuitableDataException.class)
        .hasMessageContaining("sequences of up to 31 steps");
    assertThatThrownBy(() -> fit("hybrid:input=phase", Workers.of(1)))
        .isInstanceOf(UnsuitableDataException.class)
        .hasMessageContaining("codes of the input are for vectors and images");
  }
}
