package org.sswim.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.evaluation.Comparison;
import org.sswim.evaluation.ComparisonOptions;
import org.sswim.evaluation.MetricScale;
import org.sswim.evaluation.ModelKind;
import org.sswim.report.ComparisonJson;
import org.sswim.report.ComparisonResult;
import org.sswim.report.ComparisonTable;
import org.sswim.series.TimeSeries;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Compares S-SWIM with its baselines on a file. */
@Command(
    name = "evaluate",
    customSynopsis = "sswim evaluate FILE --window H --horizons O[,O...] [OPTIONS]",
    description = "Compares S-SWIM with naive, linear and random models on a CSV file.",
    footer = {
      "",
      "Example:",
      "  ./sswim evaluate data.csv --window 96 --horizons 24,96 --split .7,.2,.1 --json table.json"
    })
@SuppressWarnings("NullAway.Init")
final class EvaluateCommand extends SubCommand {
  private static final SplitRules.Shares DEFAULT_SPLIT =
      new SplitRules.Shares(".7,.2,.1", 0.7, 0.2, 0.1);

  @Parameters(paramLabel = "FILE", description = "CSV file, plain or gzipped.")
  private Path file;

  @Option(
      names = "--horizons",
      required = true,
      split = ",",
      paramLabel = "O",
      converter = Converters.Count.class,
      description = "Rows to forecast, one table part each (required).")
  private List<Integer> horizons;

  @Option(
      names = "--split",
      paramLabel = "A,B,C",
      converter = SplitRules.SharesConverter.class,
      description = "Shares of windows that train, validate and test (.7,.2,.1).")
  private SplitRules.@Nullable Shares shares;

  @Option(
      names = "--rows",
      paramLabel = "A,B,C",
      converter = SplitRules.RowsConverter.class,
      description = "Instead: blocks of rows that train, validate and test.")
  private SplitRules.@Nullable Rows rows;

  @Option(
      names = "--scale",
      paramLabel = "MODE",
      defaultValue = "zscore",
      converter = ScaleConverter.class,
      description = {
        "Scale of the errors: zscore by the training rows,",
        "or max, each channel over its largest value (${DEFAULT-VALUE})."
      })
  private MetricScale.Kind scale;

  @Option(
      names = "--models",
      split = ",",
      paramLabel = "NAME",
      converter = ModelConverter.class,
      description = {
        "Some of persistence, seasonal-naive, ridge, random,",
        "uniform-pairs, s-swim, and the last three with +skip;",
        "else all without."
      })
  private List<ModelKind> models = ModelKind.withoutSkips();

  @Option(
      names = "--seeds",
      paramLabel = "K",
      defaultValue = "3",
      converter = Converters.Seeds.class,
      description = "Number of seeds, counted up from --seed (${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--season",
      paramLabel = "auto|N",
      defaultValue = "auto",
      converter = Converters.AutoCount.class,
      description = "Season of the seasonal naive rows (${DEFAULT-VALUE}).")
  private int season;

  @Option(names = "--json", paramLabel = "OUT", description = "Also write every number here.")
  private @Nullable Path json;

  @Mixin private TrainingMixin training;
  @Mixin private CsvMixin csv;

  @Override
  void run() {
    if (shares != null && rows != null) {
      throw mistake("--split and --rows exclude each other; give one of them");
    }
    OutputFile jsonFile = OutputFile.optional("--json", json);
    if (jsonFile != null) {
      jsonFile.distinctFrom(file, "the file to evaluate");
    }
    TimeSeries series = csv.read(file, csv.options(), console());
    ComparisonOptions options = options();
    training.requireFit(this, series, fewestValidationWindows(options, series));
    training.prepare();
    ComparisonResult result = compare(file, series, options, console());
    console().out().print(new ComparisonTable(result));
    if (jsonFile != null) {
      jsonFile.write(ComparisonJson.of(result).toString());
    }
  }

  /** Compares, and warns of channels that never change. */
  static ComparisonResult compare(
      Path file, TimeSeries series, ComparisonOptions options, Console console) {
    Comparison comparison = new Comparison(series, options);
    Warnings.constantChannels(comparison.constantChannels(), console);
    try (ConsoleProgress progress = new ConsoleProgress(console)) {
      String name = String.valueOf(file.getFileName());
      return ComparisonResult.of(name, series, options, comparison, progress);
    }
  }

  private static int fewestValidationWindows(ComparisonOptions options, TimeSeries series) {
    return options.horizons().stream()
        .map(horizon -> options.splitRule().split(series.rows(), options.window(), horizon))
        .mapToInt(split -> split.validation().count())
        .min()
        .orElseThrow();
  }

  private ComparisonOptions options() {
    ComparisonOptions.SplitRule rule = shares == null ? DEFAULT_SPLIT : shares;
    try {
      return new ComparisonOptions(
          training.window(),
          horizons.stream().distinct().toList(),
          rows == null ? rule : rows,
          scale,
          training.channels(),
          models(),
          training.options(),
          seeds,
          training.stride(),
          season);
    } catch (IllegalArgumentException e) {
      throw mistake(String.valueOf(e.getMessage()));
    }
  }

  /** In the order of the table, with {@code --skip on} those with skip synapses besides. */
  private List<ModelKind> models() {
    Stream<ModelKind> skips =
        training.skip() ? models.stream().map(ModelKind::withSkip) : Stream.of();
    return Stream.concat(models.stream(), skips).distinct().sorted().toList();
  }

  /** Reads {@code --scale}. */
  static final class ScaleConverter implements ITypeConverter<MetricScale.Kind> {
    @Override
    public MetricScale.Kind convert(String text) {
      return Converters.constant(text, MetricScale.Kind.class);
    }
  }

  /** Reads one of {@code --models}. */
  static final class ModelConverter implements ITypeConverter<ModelKind> {
    @Override
    public ModelKind convert(String text) {
      try {
        return ModelKind.named(text.strip());
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
