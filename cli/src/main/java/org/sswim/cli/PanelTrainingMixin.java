package org.sswim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sswim.options.Auto;
import org.sswim.panels.Panel;
import org.sswim.paneltrainers.PanelCheckpoints;
import org.sswim.paneltrainers.PanelOptions;
import org.sswim.series.OutlierPolicy;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a model of a panel is trained. */
final class PanelTrainingMixin {
  @Option(names = "--window", paramLabel = "auto|H")
  private Auto<Integer> window = Auto.auto();

  @Option(names = "--neurons", paramLabel = "0|N")
  private int neurons = PanelOptions.defaults().neurons();

  @Mixin private SettingsMixin settings = new SettingsMixin(PanelOptions.defaults());
  @Mixin private Flags.Seed seed;
  @Mixin private Flags.Threads threads;

  @Option(names = "--checkpoint", paramLabel = "FOLDER")
  private @Nullable Path checkpoints;

  @Mixin private LevelMixin level;

  PanelOptions options() {
    PanelOptions given =
        PanelOptions.defaults()
            .withWindow(window)
            .withNeurons(neurons)
            .withLevels(level.levels())
            .withSeed(seed.first);
    return settings.on(given).get(PanelOptions.class);
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
          "--checkpoint %s is not a folder, and none can be made there; give another", checkpoints);
    }
    UnusableFileException.when(
        !Files.isWritable(checkpoints),
        "--checkpoint " + checkpoints + " cannot be written to; give another folder");
    return PanelCheckpoints.in(checkpoints);
  }

  /** Warns of outliers of a panel, where they are left out. */
  void warn(Path file, Panel panel, Console console) {
    if (options().outliers() == OutlierPolicy.AUTO) {
      DataWarnings.ofPanel(file, panel, "; --set outliers=keep takes them as they are", console);
    }
  }

  /** How many threads were asked for. */
  Auto<Integer> threads() {
    return threads.count;
  }
}
