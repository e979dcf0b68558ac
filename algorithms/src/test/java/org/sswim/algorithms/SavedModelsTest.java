package org.sswim.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sswim.algorithms.learning.Subset;
import org.sswim.catalogue.Algorithm;
import org.sswim.catalogue.Catalogue;
import org.sswim.catalogue.FitContext;
import org.sswim.classification.ClassModel;
import org.sswim.classification.ClassStream;
import org.sswim.classification.Classification;
import org.sswim.classifiers.BatchClassifier;
import org.sswim.energy.ClassMeter;
import org.sswim.energy.Counted;
import org.sswim.energy.EnergyProfile;
import org.sswim.linalg.Workers;
import org.sswim.model.ModelFormat;
import org.sswim.sequences.LabelledSequences;
import org.sswim.sequences.UnusableValueException;

/** What algorithms train is saved, runs, streams and is counted as every model is. */
class SavedModelsTest {
  private static final LabelledSequences DATA = Subset.first(Digits.train(), 120);

  @TempDir private Path folder;

  private static <O extends Record> ClassModel fit(Algorithm<O> algorithm, List<String> settings) {
    return algorithm.fit().fit(DATA, algorithm.options(settings), new FitContext(0, Workers.of(2)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dsr:hidden=12:epochs=2",
        "dsr:filters=2:hidden=8:epochs=1:neuron=lif",
        "tandem:hidden=12:epochs=2:tuning=1",
        "forward-forward:hidden=12+8:epochs=2",
        "forward-forward:hidden=12+8:epochs=2:readout=linear:labels=over",
        "hybrid:hidden=12:teacher-epochs=2",
        "hybrid:hidden=12:teacher-epochs=2:between=phase:left=.6:rise=.1",
        "hybrid:hidden=12:teacher-epochs=2:between=ttfs:output=direct",
        "rel-psp:hidden=12:epochs=2",
        "rel-psp:hidden=12:epochs=2:firing=event-time",
        "admm:hidden=12:iterations=2",
      })
  void savedRunStreamedAndCounted(String text) {
    List<String> parts = List.of(text.split(":", -1));
    Algorithm<?> algorithm =
        Catalogue.of(Algorithm.class).stream()
            .filter(own -> own.name().equals(parts.get(0)))
            .findFirst()
            .orElseThrow();
    ClassModel model = fit(algorithm, parts.subList(1, parts.size()));
    Path file = folder.resolve("m.sswim");
    ModelFormat.writeAny(model, file);
    ClassModel read = (ClassModel) ModelFormat.of(file).read(file);
    ClassStream stream = read.newStream();
    long spikes = 0;
    float[] said = new float[10];
    for (float[] image : DATA.values().subList(0, 10)) {
      Classification whole = model.newClassifier().classify(image);
      Classification again = read.newClassifier().classify(image);
      assertThat(again.probabilities()).isEqualTo(whole.probabilities());
      assertThat(again.spikes()).isEqualTo(whole.spikes());
      stream.reset();
      for (int t = 0; t < model.shown(); t++) {
        stream.push(image);
      }
      stream.probabilities(said);
      assertThat(said).isEqualTo(whole.probabilities());
      assertThat(stream.best()).isEqualTo(whole.best());
      assertThat(stream.totalSpikes()).isEqualTo(whole.spikes());
      spikes += whole.spikes();
    }
    EnergyProfile profile = ClassMeter.measure(read, DATA.values().subList(0, 10));
    assertThat(((Counted.Samples) profile.counted()).spikes())
        .isCloseTo(spikes / 10.0, within(1e-9));
    assertThat(profile.acs() + profile.macs()).isPositive();
    assertThat(profile.dense()).isGreaterThanOrEqualTo(profile.acs());
    markOfAMissingValue(read);
  }

  /** It is refused where it stands, and does not get into samples beside it. */
  private static void markOfAMissingValue(ClassModel model) {
    float[] image = DATA.values().get(0);
    float[] far = image.clone();
    far[far.length / 2] = -3.4e38f;
    List<float[]> samples = List.of(image, far, image);
    assertThatThrownBy(() -> BatchClassifier.answers(model, samples, Workers.of(1)))
        .isInstanceOf(UnusableValueException.class)
        .hasMessageStartingWith("sequence 2, ");
    assertThatThrownBy(() -> ClassMeter.measure(model, samples))
        .isInstanceOf(UnusableValueException.class);
    ClassStream stream = model.newStream();
    for (int t = 0; t < model.shown(); t++) {
      assertThatThrownBy(() -> stream.push(far)).isInstanceOf(UnusableValueException.class);
      stream.push(image);
    }
    float[] said = new float[10];
    stream.probabilities(said);
    assertThat(said).isEqualTo(model.newClassifier().classify(image).probabilities());
  }
}
