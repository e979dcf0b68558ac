package org.sswim.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.forecasters.ValueOptions;
import org.sswim.forecasting.Bounds;
import org.sswim.forecasting.ForecastModel;
import org.sswim.series.ValueTransform;

/** What a model does with values, as lines of a report. */
final class ValueLines {
  private static final int MOST_NAMES = 3;

  private ValueLines() {}

  /** The limits of its forecasts and the scale on which it models values; none for neither. */
  static Map<String, String> of(ForecastModel model) {
    Map<String, String> lines = new LinkedHashMap<>();
    if (model.standardizer().transform() != ValueTransform.NONE) {
      String scale =
          model.standardizer().transform() == ValueTransform.SQRT ? "square roots" : "log(1 + x)";
      lines.put("values", "modelled as " + scale + ", the bias of forecasts put right");
    } else if (model.provenance().results().containsKey("transform")) {
      lines.put("values", "modelled as they are: no other scale showed a clear gain");
    }
    Bounds bounds = model.bounds();
    List<String> channels = new ArrayList<>();
    for (int c = 0; c < bounds.lower().length; c++) {
      String limits = limits(bounds.lower()[c], bounds.upper()[c]);
      if (!limits.isEmpty()) {
        channels.add(model.channels().get(c) + " " + limits);
      }
    }
    if (!channels.isEmpty()) {
      int more = channels.size() - MOST_NAMES;
      lines.put(
          "limits",
          "forecasts and intervals of "
              + String.join(", ", channels.subList(0, Math.min(MOST_NAMES, channels.size())))
              + (more > 0 ? " and of " + Figures.count(more, "more channel") : ""));
    }
    return lines;
  }

  private static String limits(double lower, double upper) {
    List<String> parts = new ArrayList<>();
    if (lower > -ValueOptions.ANY) {
      parts.add("at least " + Figures.plain(lower));
    }
    if (upper < ValueOptions.ANY) {
      parts.add("at most " + Figures.plain(upper));
    }
    return String.join(" and ", parts);
  }

  /** Limits by channel, null where there is none. */
  static List<@Nullable Double> limits(double[] limits) {
    List<@Nullable Double> all = new ArrayList<>();
    Arrays.stream(limits)
        .forEach(limit -> all.add(Math.abs(limit) < ValueOptions.ANY ? limit : null));
    return all;
  }
}
