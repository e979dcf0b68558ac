package org.sswim.nir;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sswim.forecasting.ForecastModel;
import org.sswim.forecasting.ForecastSpec;

/** What a file says besides the graph: units, and what lies before and behind the network. */
final class NirMetadata {
  /** Seconds per time step. */
  static final String DT = "dt";

  private NirMetadata() {}

  static Map<String, String> of(ForecastModel model, double dt, List<String> lost) {
    ForecastSpec spec = model.spec();
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("generator", "S-SWIM " + model.provenance().version());
    texts.put(DT, String.valueOf(dt));
    texts.put("time_unit", "s");
    texts.put("voltage_unit", "1");
    texts.put("step", "one row of the series; thresholds are looked at once a step");
    texts.put("signals", "impulses of area x at the time of a step; a spike has area 1");
    texts.put("lost", lost.isEmpty() ? "nothing" : String.join("; ", lost));
    texts.put(
        "input",
        "per signal x(t), x(t-1), ..., "
            + model.network().hidden().input().taps()
            + " taps, then "
            + (spec.calendar().width() == 0
                ? "no calendar"
                : String.join(", ", spec.calendar().names())));
    texts.put("channels", String.join(", ", model.channels()));
    texts.put("channel_mode", spec.channels().label());
    texts.put("window", String.valueOf(spec.window()));
    texts.put("horizon", String.valueOf(spec.horizon()));
    texts.put("semantics", spec.semantics().label());
    texts.put("relative_input", String.valueOf(spec.relativeInput()));
    texts.put("target_season", String.valueOf(spec.targetSeason()));
    StringBuilder mean = new StringBuilder();
    StringBuilder std = new StringBuilder();
    for (int c = 0; c < model.channels().size(); c++) {
      mean.append(c == 0 ? "" : ", ").append(model.standardizer().mean(c));
      std.append(c == 0 ? "" : ", ").append(model.standardizer().std(c));
    }
    texts.put("mean", mean.toString());
    texts.put("std", std.toString());
    return texts;
  }
}
