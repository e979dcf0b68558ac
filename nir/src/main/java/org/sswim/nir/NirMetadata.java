package org.sswim.nir;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sswim.forecasting.ForecastModel;
import org.sswim.model.ExportNotes;

/** What a file says besides the graph: units, and what lies before and behind the network. */
final class NirMetadata {
  /** Seconds per time step. */
  static final String DT = "dt";

  private NirMetadata() {}

  static Map<String, String> of(ForecastModel model, double dt, List<String> lost) {
    Map<String, String> texts = new LinkedHashMap<>(ExportNotes.of(model));
    addUnits(texts, dt, "one row of the series");
    texts.put("lost", lost.isEmpty() ? "nothing" : String.join("; ", lost));
    return texts;
  }

  /**
   * What all graphs say of time, voltages and signals.
   *
   * @param step what a time step is
   */
  static void addUnits(Map<String, String> texts, double dt, String step) {
    texts.put(DT, String.valueOf(dt));
    texts.put("time_unit", "s");
    texts.put("voltage_unit", "1");
    texts.put("step", step + "; thresholds are looked at once a step");
    texts.put("signals", "impulses of area x at the time of a step; a spike has area 1");
  }
}
