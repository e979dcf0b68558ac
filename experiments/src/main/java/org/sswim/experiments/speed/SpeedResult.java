package org.sswim.experiments.speed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The measurements; null or empty where they were not asked for.
 *
 * @param threads that shared the work of fits
 * @param small the fits of {@link Speed.SpeedPart#SMALL}
 * @param large the fits of {@link Speed.SpeedPart#LARGE}
 */
public record SpeedResult(
    int threads,
    @Nullable FitSpeed fit,
    List<FitSpeed> small,
    @Nullable SimulationSpeed simulation,
    @Nullable GradientSpeed gradient,
    List<StepLatency> streaming,
    List<Growth> growth,
    List<Growth> large,
    @Nullable StartUp start) {

  /** The largest ratio of a small fit to its floor; NaN if not measured. */
  public double smallFitOverFloor() {
    return small.stream().mapToDouble(FitSpeed::overFloor).max().orElse(Double.NaN);
  }

  /** Time at the most rows over linear growth from the fewest; NaN if not measured. */
  public double rowGrowth() {
    List<Growth> rows = large.stream().filter(g -> g.what().equals("rows")).toList();
    if (rows.size() < 2) {
      return Double.NaN;
    }
    Growth least = rows.get(0);
    Growth most = rows.get(rows.size() - 1);
    return most.seconds() / (least.seconds() * most.factor() / least.factor());
  }
}
