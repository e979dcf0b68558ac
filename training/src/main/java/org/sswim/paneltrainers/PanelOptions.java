package org.sswim.paneltrainers;

import java.util.List;
import org.sswim.checks.Checks;
import org.sswim.forecasters.ForecastLimits;
import org.sswim.options.Auto;
import org.sswim.options.Presets;
import org.sswim.series.OutlierPolicy;
import org.sswim.stored.Withers;

/**
 * How a model of a panel is trained.
 *
 * @param neurons of each network, 0 .. 20000; 0 for ridge alone, of one machine
 * @param members networks whose mean forecasts, 1 .. 20
 * @param window rows that networks see, at least 1; or automatic, as left-out windows choose
 * @param min least value that a forecast may have, see {@link ForecastLimits}
 * @param max largest value
 * @param levels of intervals in per cent, rising, in (0, 100); none for points alone
 * @param windows about how many windows train, at least 100; where there are more series than half
 *     of that, two of each
 * @param outliers whether values far outside of the others of their series are gaps
 * @param seed covers every draw
 */
@Withers
public record PanelOptions(
    int neurons,
    int members,
    Auto<Integer> window,
    Auto<Double> min,
    Auto<Double> max,
    List<Double> levels,
    int windows,
    OutlierPolicy outliers,
    long seed)
    implements PanelOptionsBuilder.With {

  private static final int MOST_NEURONS = 20_000;
  private static final int MOST_MEMBERS = 20;
  private static final int FEWEST_WINDOWS = 100;

  /** Checks the ranges. */
  public PanelOptions {
    Checks.within("neurons", neurons, 0, MOST_NEURONS);
    Checks.within("members", members, 1, MOST_MEMBERS);
    Checks.within("the window", window.or(1), 1, 1_000_000);
    Checks.within("windows", windows, FEWEST_WINDOWS, Integer.MAX_VALUE);
    new ForecastLimits(min, max);
    levels = Checks.levels(levels);
  }

  /** 1000 neurons, 3 members, left-out windows choose what they see, 60,000 windows. */
  public static PanelOptions defaults() {
    return Presets.of(PanelOptions.class);
  }

  /** Between which values forecasts lie. */
  public ForecastLimits limits() {
    return new ForecastLimits(min, max);
  }

  /** About how many windows of a panel train. */
  int budget(long series) {
    return (int) Math.min(Integer.MAX_VALUE, Math.max(windows, 2 * series));
  }
}
