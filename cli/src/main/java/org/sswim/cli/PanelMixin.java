package org.sswim.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.options.Auto;
import org.sswim.panels.BesideNames;
import org.sswim.panels.ColumnSearch;
import org.sswim.panels.Frequency;
import org.sswim.panels.Panel;
import org.sswim.panels.PanelColumns;
import org.sswim.panels.PanelFiles;
import org.sswim.panels.PanelFormat;
import org.sswim.panels.PanelModel;
import org.sswim.paneltrainers.SeasonDetection;
import org.sswim.series.InvalidDataException;
import org.sswim.series.KeptReading;
import org.sswim.series.Problem;
import org.sswim.tables.Shown;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a panel is read. */
final class PanelMixin extends SharedOptions {
  /** By what name a model keeps the format that was given. */
  private static final String FORMAT = "format";

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = Auto.WORD)
  private Auto<PanelFormat> format;

  @Option(names = "--id-column", paramLabel = "NAME")
  private @Nullable String idColumn;

  @Option(
      names = {"--date-column", "--time-column"},
      paramLabel = "NAME")
  private @Nullable String timeColumn;

  @Option(
      names = {"--target", "--target-column"},
      paramLabel = "NAME")
  private @Nullable String targetColumn;

  @Mixin private CsvMixin.FormatMixin cells;

  @Mixin private Flags.Season season;

  /** Those of the file read last. */
  PanelColumns found = PanelColumns.USUAL;

  /** Reads a panel; its season is known then. */
  Panel read(Path file, BesideNames names) {
    Panel panel = raw(file, columns(null), names, null, null);
    tell(file, panel, "; --static, --inputs and --known take them");
    Frequency frequency = panel.frequency();
    if (!season.rows.isAuto()) {
      frequency = frequency.withSeason(season.rows.value());
    } else if (PanelFiles.unknownFrequency(panel)) {
      frequency = SeasonDetection.of(panel);
      command()
          .tell(
              "%s: does not say how far rows are apart; %s; --season N says otherwise",
              file,
              frequency.season() > 1
                  ? "by its values, the season is " + frequency.season() + " rows"
                  : "its values show no season");
    }
    return panel.withFrequency(frequency);
  }

  /**
   * Reads a panel whose season a model knows, and what the model sees beside its values.
   *
   * @param future a file with rows behind the last ones, or null
   */
  Panel readFor(PanelModel model, Path file, @Nullable Path future) {
    BesideNames names = model.inputs().names();
    Panel panel = raw(file, columns(model).withDays(model.days()), names, future, kept(model));
    try {
      model.require(panel);
    } catch (InvalidDataException e) {
      String message = String.valueOf(e.getMessage());
      String cure = Cures.ofPanel(message);
      String other = "; correct it, or fit a model to series that have it";
      throw new InvalidDataException(
          e.fault(), file + ": " + message + (cure.isEmpty() ? other : cure), e);
    }
    tell(file, panel, "");
    return panel.withFrequency(model.frequency());
  }

  private void tell(Path file, Panel panel, String unused) {
    panel.notes().stream()
        .filter(note -> !note.equals(PanelFiles.NO_FREQUENCY))
        .map(note -> note.startsWith(PanelFiles.UNUSED) ? note + unused : note)
        .forEach(note -> command().tell(file + ": " + note));
  }

  /**
   * The columns of the long format.
   *
   * @param model whose own hold where none are given, or null
   */
  PanelColumns columns(@Nullable PanelModel model) {
    Map<String, String> kept = model == null ? Map.of() : model.provenance().options();
    PanelColumns own = PanelColumns.of(kept);
    return new PanelColumns(
        idColumn == null ? own.id() : idColumn,
        timeColumn == null ? own.time() : timeColumn,
        targetColumn == null ? own.target() : targetColumn,
        cells.format(new KeptReading(kept)));
  }

  /** The format that a model keeps; null for none. */
  private static @Nullable PanelFormat kept(PanelModel model) {
    String text = model.provenance().options().getOrDefault(FORMAT, "");
    return Stream.of(PanelFormat.values())
        .filter(one -> one.label().equalsIgnoreCase(text))
        .findFirst()
        .orElse(null);
  }

  /** The model with what is to be remembered of how the panel was read. */
  PanelModel remembered(PanelModel model) {
    Map<String, String> texts = found.kept();
    if (!format.isAuto()) {
      texts.put(FORMAT, format.value().label());
    }
    return model.withProvenance(model.provenance().withOptions(texts));
  }

  /** Reads a panel that goes on with another. */
  Panel readAfter(Panel before, Path file) {
    BesideNames names = before.beside().names().ahead();
    return raw(file, found.withDays(before.times().days()), names, null, null);
  }

  /**
   * Reads a panel.
   *
   * @param usual its format where none is given and none is detected, or null
   */
  private Panel raw(
      Path file,
      PanelColumns columns,
      BesideNames names,
      @Nullable Path future,
      @Nullable PanelFormat usual) {
    try {
      PanelFormat known = format.isAuto() ? PanelFormat.of(file, columns) : format.value();
      if (known == PanelFormat.M4 || known == PanelFormat.TSF) {
        return PanelFiles.read(file, known, columns, names, future);
      }
      found = ColumnSearch.of(file, columns, names);
      PanelFormat own = known == null ? PanelFormat.of(file, found) : known;
      if (own != null && !found.all().equals(columns.all())) {
        command()
            .tell(
                "%s: series are told apart by %s, times are in %s, values in %s; --id-column,"
                    + " --date-column and --target say otherwise",
                file,
                Shown.value(found.id()),
                Shown.value(found.time()),
                Shown.value(found.target()));
      }
      return PanelFiles.read(file, own == null ? usual : own, found, names, future);
    } catch (InvalidDataException e) {
      throw cured(e, columns);
    }
  }

  /** With what mends it, unless that is told by the kind of the problem. */
  private static InvalidDataException cured(InvalidDataException e, PanelColumns columns) {
    if (e.fault().problem() != Problem.OTHER) {
      return e;
    }
    String message = String.valueOf(e.getMessage());
    String cure =
        columns.all().stream().anyMatch(name -> message.contains("has no column '" + name + "'"))
            ? Cures.ofPanel(message.replace("has no column", "lacks its column"))
            : Cures.ofPanel(message);
    return new InvalidDataException(e.fault(), message + cure, e);
  }
}
