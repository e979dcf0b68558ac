package org.sswim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.options.Auto;
import org.sswim.panels.Panel;
import org.sswim.paneltrainers.LeftOut;
import org.sswim.paneltrainers.PanelCheckpoints;
import org.sswim.paneltrainers.PanelOptions;
import org.sswim.series.OutlierPolicy;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a model of a panel is trained. */
@SuppressWarnings("NullAway.Init")
final class PanelTrainingMixin {
  @Option(
      names = "--window",
      paramLabel = "auto|H",
      defaultValue = Auto.WORD,
      converter = Converters.AutoCount.class,
      description = "Rows that networks see; auto: as left-out rows choose (${DEFAULT-VALUE}).")
  private Auto<Integer> window;

  @InGroup(HelpGroup.NETWORK)
  @Option(
      names = "--neurons",
      paramLabel = "N",
      defaultValue = "400",
      converter = Converters.Neurons.class,
      description = "Neurons of each network (${DEFAULT-VALUE}).")
  private int neurons;

  @InGroup(HelpGroup.NETWORK)
  @Option(
      names = "--members",
      paramLabel = "auto|M",
      defaultValue = Auto.WORD,
      converter = Converters.Members.class,
      description = "Networks whose mean forecasts, 1 to 20; auto: 3 (${DEFAULT-VALUE}).")
  private Auto<Integer> members;

  @InGroup(HelpGroup.NETWORK)
  @Option(
      names = "--windows",
      paramLabel = "N",
      defaultValue = "60000",
      converter = Windows.class,
      description = "About so many windows train, at least two a series (${DEFAULT-VALUE}).")
  private int windows;

  @InGroup(HelpGroup.NETWORK)
  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "0",
      description = "Covers every random draw (${DEFAULT-VALUE}).")
  private long seed;

  @InGroup(HelpGroup.NETWORK)
  @Option(
      names = "--threads",
      paramLabel = "auto|N",
      defaultValue = Auto.WORD,
      converter = Converters.Threads.class,
      description = "Threads; the result is the same for any number (${DEFAULT-VALUE}).")
  private Auto<Integer> threads;

  @InGroup(HelpGroup.VALUES)
  @Option(
      names = "--outliers",
      paramLabel = "auto|keep",
      defaultValue = "auto",
      converter = RobustMixin.PolicyConverter.class,
      description = {
        "Values far outside of the others of their series: auto, neither learn them nor let them",
        "into forecasts; keep, take them as they are (${DEFAULT-VALUE})."
      })
  private OutlierPolicy outliers;

  @InGroup(HelpGroup.NETWORK)
  @Option(
      names = "--left-out",
      paramLabel = "time|series",
      defaultValue = "time",
      converter = LeftOutConverter.class,
      description = {
        "What chooses before it trains: time, the last rows of all series; series, one of five, where",
        "series that are not known are to be forecast (${DEFAULT-VALUE})."
      })
  private LeftOut leftOut;

  @InGroup(HelpGroup.OUTPUT)
  @Option(
      names = "--checkpoint",
      paramLabel = "FOLDER",
      description = {
        "Keep finished networks here, and go on from them where an interrupted run of the same",
        "call stopped; they are deleted at its end."
      })
  private @Nullable Path checkpoints;

  @Mixin private LevelMixin level;

  PanelOptions options() {
    return new PanelOptions(
        neurons,
        members.or(PanelOptions.USUAL_MEMBERS),
        window,
        level.levels(),
        windows,
        outliers,
        leftOut,
        seed);
  }

  /** Where finished networks are kept; null if nowhere. */
  @Nullable PanelCheckpoints checkpoints() {
    if (checkpoints == null) {
      return null;
    }
    try {
      Files.createDirectories(checkpoints);
    } catch (IOException e) {
      throw new UnusableFileException(
          "--checkpoint "
              + checkpoints
              + " is no folder, and none can be made there; give another");
    }
    if (!Files.isWritable(checkpoints)) {
      throw new UnusableFileException(
          "--checkpoint " + checkpoints + " cannot be written to; give another folder");
    }
    return PanelCheckpoints.in(checkpoints);
  }

  /** Warns of outliers of a panel, where they are left out. */
  void warn(Path file, Panel panel, Console console) {
    if (outliers == OutlierPolicy.AUTO) {
      PanelOutliers.warn(file, panel, "; --outliers keep takes them as they are", console);
    }
  }

  List<Double> levels() {
    return level.levels();
  }

  /** Threads to work on; no workers, so that other commands need not load linear algebra. */
  Auto<Integer> threads() {
    return threads;
  }

  /** Reads {@code --windows}. */
  static final class Windows implements picocli.CommandLine.ITypeConverter<Integer> {
    private static final int LEAST = 100;
    private static final int MOST = 100_000_000;

    @Override
    public Integer convert(String text) {
      return (int) Converters.whole(text, LEAST, MOST);
    }
  }

  /** Reads {@code --left-out}. */
  static final class LeftOutConverter implements picocli.CommandLine.ITypeConverter<LeftOut> {
    @Override
    public LeftOut convert(String text) {
      return Converters.constant(text, LeftOut.class);
    }
  }
}
