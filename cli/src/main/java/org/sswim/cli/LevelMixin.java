package org.sswim.cli;

import java.util.List;
import org.sswim.report.ForecastReport;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which prediction intervals are wanted. */
final class LevelMixin {
  private static final int MOST = 100;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--level", split = ",", paramLabel = "PCT")
  private List<Double> levels = List.of();

  /** Rising, each once; none if none are wanted. */
  List<Double> levels() {
    if (levels.size() > MOST) {
      throw new ParameterException(
          spec.commandLine(), "--level: at most " + MOST + " levels; got " + levels.size());
    }
    return levels.stream().sorted().distinct().toList();
  }

  /** Refuses channels that are called as a bound of another one would be. */
  void requireNames(List<String> channels) {
    for (double level : levels()) {
      for (String channel : channels) {
        for (String bound : ForecastReport.boundNames(channel, level)) {
          if (channels.contains(bound)) {
            throw new ParameterException(
                spec.commandLine(),
                ("--level: column '%s' has the name of a bound of '%s'; rename it, or leave it out"
                        + " with --exclude")
                    .formatted(bound, channel));
          }
        }
      }
    }
  }
}
