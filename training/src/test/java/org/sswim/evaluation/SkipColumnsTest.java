package org.sswim.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.energy.EnergyMeter;
import org.sswim.energy.LayerOperations;
import org.sswim.explanation.Explainer;
import org.sswim.explanation.Explanation;
import org.sswim.forecasters.SSwimForecaster;
import org.sswim.forecasters.Training;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.StreamingForecaster;
import org.sswim.model.ModelFile;
import org.sswim.model.ParameterFiles;
import org.sswim.network.SkipConnections;
import org.sswim.options.Auto;
import org.sswim.series.TimeSeries;
import org.sswim.stages.MomentMode;

/** Models whose outputs see the columns beside the channels, in all that is done with models. */
class SkipColumnsTest {
  private static final TimeSeries SERIES = CovariatesTest.series(1, 1, List.of("up", "down"));
  private static final ForecastModel MODEL =
      SSwimForecaster.of(CovariatesTest.WINDOW, CovariatesTest.HORIZON)
          .withStride(Auto.of(2))
          .withOptions(
              Training.fixed(20, 2, Auto.of(false))
                  .withSkip(Auto.of(true))
                  .withMoment(Auto.of(MomentMode.VALUES)))
          .fit(SERIES.slice(0, 500));

  @TempDir Path folder;

  @Test
  void theyHaveASynapseForEveryRowAndTheGroups() {
    SkipConnections skip = MODEL.network().skip();
    // The past column at 8 rows; two groups. The known one is of the moment.
    assertThat(skip)
        .returns(1, SkipConnections::signals)
        .returns(1, SkipConnections::columns)
        .returns(8, SkipConnections::delays)
        .returns(2, SkipConnections::ahead)
        .returns(2, SkipConnections::outputs);
  }

  @Test
  void filesHoldThem() throws IOException {
    Path file = folder.resolve("m.sswim");
    ModelFile.write(MODEL, file);
    ForecastModel read = ModelFile.read(file);
    assertThat(read.network()).usingRecursiveComparison(Training.ARRAYS).isEqualTo(MODEL.network());
    assertThat(read.forecast(SERIES.slice(0, 600)).values())
        .isEqualTo(MODEL.forecast(SERIES.slice(0, 600)).values());
    try (ZipFile zip = new ZipFile(file.toFile())) {
      byte[] json = zip.getInputStream(zip.getEntry("model.json")).readAllBytes();
      assertThat(new String(json, StandardCharsets.UTF_8))
          .contains("\"formatVersion\" : 1", "\"columns\" : 1", "\"ahead\" : 2");
    }
  }

  @Test
  void tablesNameThem() throws IOException {
    Path tables = folder.resolve("tables");
    ParameterFiles.writeCsv(MODEL, tables);
    List<String> names =
        Files.readAllLines(tables.resolve("skip.weights.csv")).stream()
            .skip(1)
            .map(line -> line.substring(0, line.indexOf(',')))
            .toList();
    assertThat(names)
        .hasSize(8 + 8 + 2)
        .containsSubsequence("past(t)", "past(t-7)")
        .endsWith("past(t-7)", "group down", "group up");
  }

  @Test
  void explanationsCountThem() {
    Explainer explainer = new Explainer(MODEL);
    double[] forecast = MODEL.forecast(SERIES.slice(0, 601)).values();
    for (int lead = 1; lead <= CovariatesTest.HORIZON; lead++) {
      for (int channel = 0; channel < 2; channel++) {
        Explanation found = explainer.explain(MODEL.select(SERIES), 600, lead, channel);
        assertThat(found.total()).isCloseTo(forecast[(lead - 1) * 2 + channel], within(1e-4));
        assertThat(found.skip()).isNotZero();
      }
    }
  }

  @Test
  void energyCountsThem() {
    LayerOperations skip =
        EnergyMeter.measure(MODEL, MODEL.select(SERIES), 4).layers().stream()
            .filter(layer -> layer.name().startsWith("skip connections"))
            .findFirst()
            .orElseThrow();
    // 18 synapses to 2 outputs and 2 lanes. The input of the other group is 0.
    assertThat(skip.macs()).isEqualTo((18 - 1) * 2 * 2);
  }

  @Test
  void aRowAndItsForecastAllocateNothing() {
    StreamingForecaster stream = new StreamingForecaster(MODEL);
    double[] row = {0.3, -0.2};
    double[] beside = {0.1};
    double[] known = {0.2};
    double[] out = new double[CovariatesTest.HORIZON * 2];
    for (int lead = 0; lead < CovariatesTest.HORIZON; lead++) {
      stream.announce(known);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 20; round++) {
      long before = threads.getThreadAllocatedBytes(id);
      for (int r = 0; r < 100; r++) {
        stream.announce(known);
        stream.push(row, null, beside);
        if (stream.ready()) {
          stream.forecast(out);
        }
      }
      least = Math.min(least, threads.getThreadAllocatedBytes(id) - before);
    }
    // What measuring itself allocates.
    assertThat(least).isLessThan(1000);
  }
}
