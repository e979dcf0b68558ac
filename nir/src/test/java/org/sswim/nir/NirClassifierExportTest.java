package org.sswim.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sswim.classification.Classifier;
import org.sswim.classification.ClassifierModel;
import org.sswim.classification.Coding;
import org.sswim.classification.InputCoding;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.Provenance;
import org.sswim.network.Readout;
import org.sswim.network.ReadoutBanks;
import org.sswim.network.SpikingNetwork;

class NirClassifierExportTest {
  private static final int INPUTS = 6;
  private static final int SHOWN = 7;
  private static final int CLASSES = 3;
  private static final double DT = 0.001;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Coding.class)
  void theGraphSaysTheEvidenceOfTheModel(Coding coding) {
    ClassifierModel model = model(coding, Kernels.EXPONENTIAL, SHOWN, 1);
    Path file = folder.resolve("graph.nir");
    NirFile.write(NirClassifierExport.graph(model, DT), file);
    NirGraph graph = NirFile.read(file);
    Classifier classifier = new Classifier(model);
    Random random = new Random(5);
    for (int n = 0; n < 20; n++) {
      float[] vector = new float[INPUTS];
      for (int i = 0; i < INPUTS; i++) {
        vector[i] = 3 * random.nextFloat();
      }
      NirSimulation run = new NirSimulation(graph, DT, NirSimulation.Input.EVENTS);
      double[] out = new double[CLASSES];
      for (int t = 0; t < SHOWN; t++) {
        run.step(NirClassifierExport.input(model.coding(), vector, t), out);
      }
      float[] evidence = classifier.evidence(vector);
      for (int k = 0; k < CLASSES; k++) {
        assertThat(out[k]).isEqualTo(evidence[k], within(1e-4));
      }
    }
  }

  @Test
  void itSaysHowToFeedAndReadIt() {
    NirGraph graph =
        NirClassifierExport.graph(model(Coding.CURRENT, Kernels.EXPONENTIAL, SHOWN, 1), DT);
    assertThat(graph.nodes())
        .containsKeys("hidden1_spikes", "hidden2_feedback", "counts", "readout", "levels", "skip");
    assertThat(graph.metadata())
        .containsEntry("steps", "7")
        .containsEntry("classes", "a, b, c")
        .containsEntry("mean", "0.5")
        .containsEntry("scale", "0.25")
        .containsEntry("lost", "nothing")
        .containsKeys("feeding", "reading", "example_input", "example_output");
    assertThat(graph.metadata().get("example_input").split(";")).hasSize(SHOWN);
  }

  /** Whoever reads the file with other tools: numpy, h5py and the equations alone. */
  @Test
  void theExampleHoldsOutsideOfTheJvm() throws Exception {
    Path file = folder.resolve("graph.nir");
    NirFile.write(
        NirClassifierExport.graph(model(Coding.CURRENT, Kernels.ALPHA, SHOWN, 1), DT), file);
    assertThat(Python.run("src/test/python/check_nir.py", file.toString())).contains("difference");
  }

  @Test
  void refusesWhatAGraphCannotSay() {
    assertThatThrownBy(
            () ->
                NirClassifierExport.graph(
                    model(Coding.CURRENT, Kernels.RAISED_COSINE, SHOWN, 1), DT))
        .isInstanceOf(NirException.class)
        .hasMessageContaining("'raised-cosine' of hidden layer 1");
    assertThatThrownBy(
            () -> NirClassifierExport.graph(model(Coding.CURRENT, Kernels.EXPONENTIAL, 0, 3), DT))
        .isInstanceOf(NirException.class)
        .hasMessageContaining("3 equal parts of a sequence");
    assertThatThrownBy(
            () ->
                NirClassifierExport.graph(model(Coding.CURRENT, Kernels.EXPONENTIAL, SHOWN, 1), 0))
        .isInstanceOf(NirException.class)
        .hasMessageContaining("above 0 seconds");
  }

  private static ClassifierModel model(Coding coding, Kernel psp, int shown, int sections) {
    Random random = new Random(11);
    HiddenNetwork hidden =
        new HiddenNetwork(
            new InputLayer(INPUTS, 1, 0),
            List.of(
                Models.layer(psp, INPUTS, 9, -0.4f, random),
                Models.layer(psp, 9, 8, -0.3f, random)),
            new ReadoutBanks(Kernels.EXPONENTIAL, new int[sections], filled(sections, 1e5f)));
    float[] weights = Models.gaussian(hidden.features() * CLASSES, random);
    Readout readout = new Readout(weights, Models.gaussian(CLASSES, random));
    InputCoding vectors = InputCoding.ofVectors(INPUTS, shown, coding);
    return new ClassifierModel(
            List.of("a", "b", "c"),
            vectors.withMean(filled(INPUTS, 0.5f)).withScale(filled(INPUTS, 0.25f)),
            Collections.emptyList(),
            null,
            new SpikingNetwork(hidden, readout),
            new Provenance("0.1", 1, "", Map.of(), Map.of()))
        .withSkip(Models.gaussian(INPUTS * CLASSES, random));
  }

  private static float[] filled(int count, float value) {
    float[] values = new float[count];
    Arrays.fill(values, value);
    return values;
  }
}
