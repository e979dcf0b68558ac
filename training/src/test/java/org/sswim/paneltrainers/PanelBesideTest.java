package org.sswim.paneltrainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.linalg.Workers;
import org.sswim.model.ModelFormat;
import org.sswim.panels.BesideNames;
import org.sswim.panels.Frequency;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelBeside;
import org.sswim.panels.PanelForecast;
import org.sswim.panels.PanelModel;
import org.sswim.panels.PanelTimes;
import org.sswim.sampling.SeedStreams;
import org.sswim.training.FitProgress;

/** What networks of a panel see beside values, and what they may not. */
class PanelBesideTest {
  private static final PanelOptions QUICK =
      PanelOptions.defaults().withNeurons(20).withMembers(1).withWindows(2000);

  private static final int AHEAD = 4;

  @TempDir private Path folder;

  /**
   * Series of ten to thirty rows that grow or fall by their kind, half as much again where they are
   * promoted, with what stands for the weather but has no bearing.
   */
  private static Panel panel(BesideNames names, int series, double weatherAhead) {
    List<String> ids = new ArrayList<>();
    double[][] values = new double[series][];
    String[][] statics = new String[values.length][];
    double[][][] columns = new double[values.length][][];
    for (int i = 0; i < values.length; i++) {
      var random = new SeedStreams(i).stream("panel");
      int rows = 10 + random.nextInt(21);
      double level = 50 + 50 * random.nextDouble();
      double[] weather = new double[rows + AHEAD];
      double[] promoted = new double[rows + AHEAD];
      values[i] = new double[rows];
      for (int t = 0; t < rows + AHEAD; t++) {
        promoted[t] = random.nextDouble() < 0.2 ? 1 : 0;
        weather[t] = t < rows ? random.nextDouble() : weatherAhead;
        double noise = 0.9 + 0.2 * random.nextDouble();
        if (t < rows) {
          double trend = Math.exp((i % 3 - 1) * 0.04 * t);
          values[i][t] = level * trend * noise * (1 + 0.5 * promoted[t]);
        }
      }
      ids.add("s" + i);
      statics[i] = names.statics().isEmpty() ? new String[0] : new String[] {"kind " + i % 3};
      List<double[]> own = new ArrayList<>();
      if (!names.past().isEmpty()) {
        own.add(weather);
      }
      if (!names.known().isEmpty()) {
        own.add(promoted);
      }
      columns[i] = own.toArray(new double[0][]);
    }
    return new Panel(
        ids,
        values,
        PanelTimes.counted(ids.size()),
        Frequency.NONE,
        0,
        List.of(),
        new PanelBeside(names, statics, columns));
  }

  private static BesideNames names(boolean kind, boolean weather, boolean promoted) {
    return new BesideNames(
        kind ? List.of("kind") : List.of(),
        weather ? List.of("weather") : List.of(),
        promoted ? List.of("promoted") : List.of());
  }

  private static List<PanelRow> compared(Panel panel) {
    return PanelComparison.of(
            PanelTruth.lastOf(panel, AHEAD), PanelCandidates.ALL.list("ridge,s-swim"), QUICK, 1)
        .run(Workers.of(2), null, FitProgress.NONE);
  }

  @Tag("long")
  @Test
  void kindsAndPromotionsLowerTheErrorsOfNetworksAndOfRidge() {
    List<PanelRow> without = compared(panel(names(false, false, false), 90, 0));
    List<PanelRow> kinds = compared(panel(names(true, false, false), 90, 0));
    List<PanelRow> all = compared(panel(names(true, false, true), 90, 0));
    for (int r = 0; r < without.size(); r++) {
      assertThat(kinds.get(r).meanMase()).isLessThan(0.95 * without.get(r).meanMase());
      assertThat(all.get(r).meanMase()).isLessThan(0.7 * kinds.get(r).meanMase());
    }
  }

  @Test
  void nothingBehindTheLastRowIsSeenButWhatIsKnownAhead() {
    PanelModel model =
        new PanelTrainer(QUICK, Workers.of(2))
            .fit(panel(names(true, true, true), 40, 0), AHEAD, FitProgress.NONE)
            .model();
    Panel told = panel(names(true, true, true), 40, 7);
    PanelModel again =
        new PanelTrainer(QUICK, Workers.of(1)).fit(told, AHEAD, FitProgress.NONE).model();
    PanelForecast[] one = forecasts(model, panel(names(true, true, true), 40, 0));
    PanelForecast[] two = forecasts(again, told);
    for (int i = 0; i < one.length; i++) {
      assertThat(two[i].point()).isEqualTo(one[i].point());
    }
    double[] promoted = told.beside().columns()[0][1];
    int next = told.rows(0);
    promoted[next] = 1 - promoted[next];
    PanelForecast changed = again.newRun().forecast(told, 0);
    double ratio = changed.point()[0] / one[0].point()[0];
    assertThat(promoted[next] == 1 ? ratio : 1 / ratio).isBetween(1.2, 1.9);
  }

  private static PanelForecast[] forecasts(PanelModel model, Panel panel) {
    return PanelComparison.forecasts(model, panel, Workers.of(2));
  }

  @Tag("long")
  @Test
  void filesAndCheckpointsKeepWhatIsSeen() throws Exception {
    Panel panel = panel(names(true, true, true), 40, 0);
    PanelCheckpoints kept = PanelCheckpoints.in(folder);
    Path first = folder.resolve("first.sswim");
    PanelModel model =
        new PanelTrainer(QUICK, Workers.of(2), kept).fit(panel, AHEAD, FitProgress.NONE).model();
    ModelFormat.PANEL.write(model, first);
    PanelModel read = ModelFormat.PANEL.read(first);
    assertThat(read.inputs()).isEqualTo(model.inputs());
    assertThat(forecasts(read, panel)[5].point()).isEqualTo(forecasts(model, panel)[5].point());
    Path second = folder.resolve("second.sswim");
    ModelFormat.PANEL.write(
        new PanelTrainer(QUICK, Workers.of(2), kept).fit(panel, AHEAD, FitProgress.NONE).model(),
        second);
    assertThat(Files.readAllBytes(second)).isEqualTo(Files.readAllBytes(first));
    double[] weather = panel.beside().columns()[7][0];
    weather[3] += 1;
    new PanelTrainer(QUICK, Workers.of(2), kept).fit(panel, AHEAD, FitProgress.NONE);
    // Another fit, of another file.
    try (var files = Files.list(folder)) {
      assertThat(files.filter(file -> file.toString().endsWith(".state"))).hasSize(2);
    }
    assertThatThrownBy(() -> read.newRun().forecast(panel.values(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[kind, weather, promoted]");
    assertThatThrownBy(() -> read.newRun().forecast(panel(names(true, false, true), 40, 0), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
