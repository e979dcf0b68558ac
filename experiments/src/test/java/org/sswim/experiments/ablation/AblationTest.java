package org.sswim.experiments.ablation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.comparison.ResultFile;
import org.sswim.evaluation.ComparisonOptions;
import org.sswim.evaluation.ForecastComparison;
import org.sswim.evaluation.MetricScale;
import org.sswim.evaluation.Score;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasting.ChannelMode;
import org.sswim.linalg.Workers;
import org.sswim.options.Auto;
import org.sswim.options.RecordFields;
import org.sswim.series.TimeSeries;
import org.sswim.training.FitProgress;

@Tag("long")
class AblationTest {
  private static final TimeSeries SERIES = Ablations.series();
  private static final FitProgress SILENT = FitProgress.NONE;

  @TempDir private Path folder;

  private static Ablation ablation(ComparisonOptions options, String... axes) {
    return ablation(SERIES, options, Stream.of(axes).map(AblationAxes::named).toList());
  }

  private static Ablation ablation(
      TimeSeries series, ComparisonOptions options, List<AxisDefinition> axes) {
    return new Ablation(series, options, axes, Workers.available());
  }

  private List<Trial> run(Ablation ablation, String file) throws IOException {
    try (ResultFile<Cell> cells = ResultFile.open(folder.resolve(file), Cell.class)) {
      return ablation.run(cells, SILENT);
    }
  }

  /** All figures but the seconds. */
  private static List<Object> figures(List<Trial> trials) {
    List<Object> figures = new ArrayList<>();
    for (Trial trial : trials) {
      Cell cell = trial.cell();
      figures.add(trial.variant());
      figures.add(cell.key());
      figures.add(cell.seed());
      figures.add(cell.plan());
      figures.add(cell.spikeRate());
      figures.add(cell.entropy());
      figures.add(cell.effectiveSampleSize());
      figures.add(cell.outcomes());
    }
    return figures;
  }

  private static Cell cell(List<Trial> trials, String variant, long seed) {
    return trials.stream()
        .filter(trial -> trial.variant().text().equals(variant) && trial.cell().seed() == seed)
        .map(Trial::cell)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyVariantOfEveryAxisTrains() throws IOException {
    List<AxisDefinition> all =
        AblationAxes.all().stream().filter(axis -> !axis.name().equals("neurons")).toList();
    Ablation ablation = ablation(SERIES, Ablations.options(Ablations.small(), 1), all);
    List<Trial> trials = run(ablation, "all.jsonl");
    assertThat(trials).hasSize(ablation.size()).hasSizeGreaterThan(45);
    for (Trial trial : trials) {
      assertThat(trial.cell().outcomes())
          .as(trial.variant().text())
          .extracting(Cell.Outcome::horizon)
          .isEqualTo(Ablations.HORIZONS);
      for (Cell.Outcome outcome : trial.cell().outcomes()) {
        assertThat(outcome.mse()).as(trial.variant().text()).isBetween(1e-6, 100.0);
        assertThat(outcome.validationError()).isBetween(1e-6, 100.0);
      }
    }
    assertThat(cell(trials, "source=random", 3).outcomes())
        .isNotEqualTo(cell(trials, "default", 3).outcomes());
    assertThat(cell(trials, "options.network.layers=3", 3).entropy()).hasSize(3);
    assertThat(cell(trials, "options.network.layers=3", 3).neurons()).isEqualTo(12 + 24 + 36);
    assertThat(cell(trials, "channels=joint", 3).plan())
        .isEqualTo(cell(trials, "default", 3).plan());
  }

  @Test
  void theDefaultIsWhatEvaluateScores() throws IOException {
    // Of several horizons an ablation has one network, what evaluate scores may have more.
    ComparisonOptions options =
        Ablations.options(Ablations.small(), 2).withHorizons(Ablations.HORIZONS.subList(0, 1));
    List<Trial> trials = run(ablation(options, "sampler"), "cells.jsonl");
    List<Score> scores = new ForecastComparison(SERIES, options).run(SILENT);
    assertThat(scores).hasSize(2);
    for (Score score : scores) {
      Cell.Outcome outcome = cell(trials, "default", score.seed()).at(score.horizon());
      assertThat(outcome.rse()).isEqualTo(score.rse());
      assertThat(outcome.mse()).isEqualTo(score.mse());
      assertThat(outcome.mae()).isEqualTo(score.mae());
      assertThat(outcome.parameters()).isEqualTo(score.parameters());
    }
  }

  @Test
  void aRunThatIsKilledGoesOnToTheSameFigures() throws IOException {
    ComparisonOptions options = Ablations.options(Ablations.small(), 2);
    String[] axes = {"sampler", "whitening"};
    List<Trial> whole = run(ablation(options, axes), "whole.jsonl");
    int size = 2 * (1 + 2 + 2);
    assertThat(whole).hasSize(size);
    for (int kill : new int[] {1, 7}) {
      Path path = folder.resolve("killed" + kill + ".jsonl");
      Ablation killed = ablation(options, axes);
      try (ResultFile<Cell> cells = ResultFile.open(path, Cell.class)) {
        assertThatThrownBy(
                () ->
                    killed.run(
                        cells,
                        (done, next) -> {
                          if (Math.round(done * size) == kill) {
                            throw new IllegalStateException("killed");
                          }
                        }))
            .hasMessage("killed");
      }
      String torn = Files.readString(path).lines().findFirst().orElseThrow().substring(0, 100);
      Files.writeString(path, Files.readString(path) + torn);
      Ablation resumed = ablation(options, axes);
      List<String> told = new ArrayList<>();
      try (ResultFile<Cell> cells = ResultFile.open(path, Cell.class)) {
        assertThat(resumed.finished(cells)).hasSize(kill);
        List<Trial> trials = resumed.run(cells, (done, next) -> told.add(next));
        assertThat(figures(trials)).isEqualTo(figures(whole));
        assertThat(resumed.finished(cells)).hasSize(size);
      }
      assertThat(told).filteredOn(next -> !next.startsWith("choosing")).hasSize(size - kill + 1);
    }
  }

  @Test
  void aFinishedAblationTrainsNothing() throws IOException {
    ComparisonOptions options = Ablations.options(Ablations.small(), 1);
    List<Trial> first = run(ablation(options, "sampler"), "cells.jsonl");
    List<String> told = new ArrayList<>();
    try (ResultFile<Cell> cells = ResultFile.open(folder.resolve("cells.jsonl"), Cell.class)) {
      List<Trial> again = ablation(options, "sampler").run(cells, (done, next) -> told.add(next));
      // Not even the seconds are measured anew.
      assertThat(again).isEqualTo(first);
    }
    assertThat(told).containsExactly("done");
  }

  @Test
  void moreSeedsAndAxesUseWhatIsThere() throws IOException {
    run(ablation(Ablations.options(Ablations.small(), 1), "sampler"), "cells.jsonl");
    Ablation more = ablation(Ablations.options(Ablations.small(), 2), "whitening", "sampler");
    try (ResultFile<Cell> cells = ResultFile.open(folder.resolve("cells.jsonl"), Cell.class)) {
      assertThat(more.size()).isEqualTo(2 * 5);
      assertThat(more.finished(cells)).hasSize(3);
    }
  }

  @Test
  void whatTrainsTheSameIsTrainedOnce() throws IOException {
    ComparisonOptions options = Ablations.options(Ablations.small(), 1);
    List<Trial> trials = run(ablation(options, "relative-input", "whitening"), "cells.jsonl");
    Cell usual = cell(trials, "default", 3);
    boolean relative = (boolean) usual.plan().get("relativeInput");
    Cell same = cell(trials, "plan.relativeInput=" + relative, 3);
    Cell other = cell(trials, "plan.relativeInput=" + !relative, 3);
    assertThat(same.outcomes()).isEqualTo(usual.outcomes());
    // Measured twice, the seconds would differ.
    assertThat(same.seconds()).isEqualTo(usual.seconds());
    assertThat(same.key()).isNotEqualTo(usual.key());
    assertThat(other.outcomes()).isNotEqualTo(usual.outcomes());
    assertThat(other.plan()).containsEntry("relativeInput", !relative);
    Map<String, Object> plan = new HashMap<>(other.plan());
    plan.put("relativeInput", relative);
    assertThat(plan).isEqualTo(usual.plan());
  }

  @Test
  void cellsOfAnotherProtocolSeedOrDataAreNotTaken() throws IOException {
    ForecastOptions small = Ablations.small();
    ComparisonOptions options = Ablations.options(small, 1);
    run(ablation(options, "sampler"), "cells.jsonl");
    List<AxisDefinition> axes = List.of(AblationAxes.named("sampler"));
    double[] b = TestSeries.seasonal(9, 300, 1, 0);
    try (ResultFile<Cell> cells = ResultFile.open(folder.resolve("cells.jsonl"), Cell.class)) {
      assertThat(ablation(SERIES, options, axes).finished(cells)).hasSize(3);
      List<ComparisonOptions> others =
          List.of(
              RecordFields.with(options, "window", 11),
              RecordFields.with(options, "horizons", List.of(4, 2)),
              RecordFields.with(options, "horizons", List.of(4)),
              RecordFields.with(options, "scale", MetricScale.Kind.MAX),
              RecordFields.with(options, "channels", ChannelMode.JOINT),
              RecordFields.with(options, "stride", Auto.of(2)),
              RecordFields.with(options, "training.network.neurons", 13),
              RecordFields.with(options, "training.network.layer.weights.whitening", 0.25),
              Ablations.options(small.withNetwork(n -> n.withSeed(4)), 1));
      for (ComparisonOptions other : others) {
        assertThat(ablation(SERIES, other, axes).finished(cells)).isEmpty();
      }
      TimeSeries data = TestSeries.hourly(b, b);
      assertThat(ablation(data, options, axes).finished(cells)).isEmpty();
    }
  }
}
