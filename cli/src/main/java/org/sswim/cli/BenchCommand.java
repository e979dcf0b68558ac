package org.sswim.cli;

import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.experiments.speed.Speed;
import org.sswim.experiments.speed.Speed.SpeedPart;
import org.sswim.experiments.speed.SpeedResult;
import org.sswim.linalg.Workers;
import org.sswim.report.Report;
import org.sswim.report.SpeedReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how fast this build is on this machine. */
@Command(name = "bench")
final class BenchCommand extends SubCommand {
  @Option(names = "--quick")
  private boolean quick;

  @Option(names = "--only", paramLabel = "PART", split = ",")
  private @Nullable List<SpeedPart> only;

  @Mixin private Flags.Threads threads;
  @Mixin Flags.Results results;

  @Override
  Report run() {
    Workers workers = Workers.of(threads.count);
    EnumSet<SpeedPart> parts = only == null ? EnumSet.allOf(SpeedPart.class) : EnumSet.copyOf(only);
    SpeedResult result = watched("bench", new Speed(quick, parts, workers)::run);
    return SpeedReport.report(result);
  }
}
