package org.sswim.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sswim.evaluation.ComparisonOptions;
import org.sswim.evaluation.MetricScale;
import org.sswim.experiments.ablation.Axis;
import org.sswim.experiments.ablation.Effect;
import org.sswim.experiments.ablation.Trial;
import org.sswim.series.TimeSeries;

/**
 * A finished ablation and what is needed to read it.
 *
 * @param file name of the file that the series came from
 * @param series the series
 * @param options protocol, seeds and the options of the default
 * @param stride rows between the training windows of the default
 * @param axes what was varied
 * @param trials every cell, by seed, then by variant
 */
public record AblationResult(
    String file,
    TimeSeries series,
    ComparisonOptions options,
    int stride,
    List<Axis> axes,
    List<Trial> trials) {

  /** What every variant keeps. */
  static final String ONE_CHANGE =
      "a variant changes what its axis says; seed, and the plan that validation chose for the"
          + " default, stay";

  /** What the seconds hold. */
  static final String FIT_SECONDS =
      "fit seconds: sampling a network and the read-outs of all horizons together";

  List<Effect> effects() {
    return Effect.of(axes, options.horizons(), trials);
  }

  ProtocolReport protocol() {
    return new ProtocolReport(file, series, options);
  }

  /** The plans of the default, and the seeds that chose each. */
  Map<String, String> plans() {
    Map<String, String> plans = new LinkedHashMap<>();
    for (Trial trial : trials) {
      if (trial.variant().isDefault()) {
        String plan =
            trial.cell().plan().entrySet().stream()
                .map(part -> part.getKey() + " " + part.getValue())
                .collect(Collectors.joining(", "));
        plans.merge(plan, String.valueOf(trial.cell().seed()), (a, b) -> a + ", " + b);
      }
    }
    return plans;
  }

  /** RSE where the protocol prints it, else the mean squared error. */
  boolean inRse() {
    return options.scale() == MetricScale.Kind.MAX;
  }
}
