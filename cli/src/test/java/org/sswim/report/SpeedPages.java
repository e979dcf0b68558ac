package org.sswim.report;

import java.util.List;
import org.sswim.experiments.speed.FitSpeed;
import org.sswim.experiments.speed.GradientSpeed;
import org.sswim.experiments.speed.Growth;
import org.sswim.experiments.speed.SimulationSpeed;
import org.sswim.experiments.speed.SpeedResult;
import org.sswim.experiments.speed.StartUp;
import org.sswim.experiments.speed.StepLatency;

/** A page of figures of speed, made up. */
public final class SpeedPages {
  private SpeedPages() {}

  /** Every figure that there is. */
  public static String html() {
    return SpeedReport.report(
            new SpeedResult(
                2,
                new FitSpeed(60_000, 1200, 2, 1, 3, 2, 1.5, 10, 4),
                List.of(
                    new FitSpeed(5000, 120, .2, .1, .3, .2, .1, .8, .4),
                    new FitSpeed(12_000, 250, .4, .2, .6, .4, .2, 2, .9)),
                new SimulationSpeed(253, 1000, 1.1, 2, 1),
                new GradientSpeed(200, 96, 20, 31),
                List.of(new StepLatency(1000, 2.2, 3.1, 5, 0)),
                List.of(
                    new Growth("windows", 1, 2, 200),
                    new Growth("windows", 2, 3.9, 300),
                    new Growth("neurons", 1, 2, 180),
                    new Growth("neurons", 2, 5, 210)),
                List.of(new Growth("rows", 2000, 9, 700), new Growth("rows", 8000, 33, 900)),
                new StartUp(400, 1.6)))
        .html();
  }
}
