package org.sswim.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sswim.forecasters.ReadoutMetric;
import org.sswim.forecasting.ForecastModel;
import org.sswim.linalg.Workers;
import org.sswim.lowbit.FormProjection;
import org.sswim.lowbit.PowerTable;
import org.sswim.model.LowBitReadout;
import org.sswim.model.ModelFile;
import org.sswim.report.ExportReport;
import org.sswim.series.TimeSeries;

/**
 * Puts read-outs on powers of two and scores them on the last windows of a file. The rows before
 * these say how much forecasts move if weights do.
 */
final class LowBitExport {
  private final ForecastModel fitted;
  private final ExportCommand.ScoredFile scored;
  private final ReadoutMetric metric;
  private final int outputs;

  LowBitExport(ForecastModel fitted, ExportCommand.ScoredFile scored) {
    this.fitted = fitted;
    this.scored = scored;
    TimeSeries series = scored.series();
    int before = series.rows() - fitted.spec().horizon() - scored.windows() + 1;
    metric = new ReadoutMetric(fitted, series.slice(0, before), Workers.available());
    outputs = fitted.network().outputs();
  }

  /** A read-out of so many bits. */
  record Quantised(LowBitReadout readout, ForecastModel model) {}

  /** Read-outs of so many bits each, and what they cost; the last of them is told. */
  List<Quantised> of(List<Integer> bits, ExportReport report) {
    report.add(
        "float32",
        Float.BYTES * (long) fitted.network().readout().weights().length,
        scored.score(fitted));
    List<Quantised> all = new ArrayList<>();
    for (int count : bits) {
      PowerTable table = new PowerTable(count);
      double[] form = metric.matrix();
      double[] weights = metric.weights();
      LowBitReadout nearest = readout(count, FormProjection.rounded(table, form, weights, outputs));
      report.add(
          count + " bits, rounded",
          nearest.bytes(),
          scored.score(metric.with(nearest.weights(), false)));
      LowBitReadout own = readout(count, FormProjection.of(table, form, weights, outputs));
      ForecastModel model = metric.with(own.weights(), true);
      report.add(count + " bits", own.bytes(), scored.score(model));
      all.add(new Quantised(own, model));
    }
    return all;
  }

  private LowBitReadout readout(int bits, FormProjection.Projected projected) {
    byte[] level = new byte[projected.entries().length];
    for (int i = 0; i < level.length; i++) {
      double entry = projected.entries()[i];
      level[i] = (byte) (entry == 0 ? 0 : Math.signum(entry) * (1 + Math.getExponent(entry)));
    }
    float[] factor = new float[outputs];
    for (int k = 0; k < outputs; k++) {
      factor[k] = (float) projected.scales()[k];
    }
    return new LowBitReadout(bits, level, metric.units(), factor);
  }

  /** Writes a model file. */
  static void write(Quantised quantised, Path file) {
    ForecastModel model = quantised.model();
    LowBitReadout readout = quantised.readout();
    Map<String, String> found = Map.of("readout-bits", String.valueOf(readout.bits()));
    ModelFile.write(
        model.withProvenance(model.provenance().withResults(found)).withoutOrigins(),
        file,
        readout);
  }
}
