package org.sswim.panels;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sswim.series.Source;
import org.sswim.tables.Shown;

/** Reads panels from files. */
public final class PanelFiles {
  /** The note of a panel whose file does not say how far rows are apart. */
  public static final String NO_FREQUENCY = "the file does not say how far rows are apart";

  /** How a note begins that names columns that nobody asked for. */
  public static final String UNUSED = "columns that are not used: ";

  private PanelFiles() {}

  /**
   * Reads a file.
   *
   * @param format how the file holds its panel, or null to tell it from the first lines
   * @param columns of the long format
   * @throws org.sswim.series.InvalidDataException if it cannot be read or holds no panel
   */
  public static Panel read(Path file, @Nullable PanelFormat format, PanelColumns columns) {
    return read(file, format, columns, BesideNames.NONE, null);
  }

  /**
   * Reads a file with what it says beside values.
   *
   * @param names of columns; of a {@code .tsf} file static columns alone
   * @param future a file in long format with rows after the last ones that hold known columns; or
   *     null
   */
  public static Panel read(
      Path file,
      @Nullable PanelFormat format,
      PanelColumns columns,
      BesideNames names,
      @Nullable Path future) {
    PanelFormat found = format == null ? PanelFormat.of(file, columns) : format;
    if (found == null) {
      String header = "";
      if (!Files.isDirectory(file)) {
        try (PanelInput in = PanelInput.open(file)) {
          // Where it is empty or cannot be read as text at all, that is the reason.
          header = "; it has " + Shown.names(in.table(columns.format().marks()).header());
        }
      }
      throw PanelInput.refused(
          file,
          ("is not a panel: it lacks one of the columns %s, %s and %s, and is not M4's CSV, a .tsf"
                  + " file or a folder of CSV files%s")
              .formatted(columns.id(), columns.time(), columns.target(), header));
    }
    List<String> strange =
        found == PanelFormat.M4
            ? names.all()
            : found == PanelFormat.TSF ? names.columns() : List.of();
    if (!strange.isEmpty()) {
      throw PanelInput.refused(
          file, "has a row for each series, and so no column " + Shown.value(strange.get(0)));
    }
    if (future != null && found != PanelFormat.LONG) {
      throw PanelInput.refused(
          file, "is not in long format, as rows ahead of it in " + future + " are");
    }
    return switch (found) {
      case LONG -> LongPanelFile.read(Source.of(file), columns, names, future, Long.MAX_VALUE);
      case M4 -> RowSeriesFile.read(file, columns.format().marks());
      case TSF -> TsfFile.read(file, names);
      case FOLDER -> LongPanelFile.readAll(file, PanelFormat.files(file), columns, names);
    };
  }

  /**
   * Reads a table in long format, of not too many rows.
   *
   * @param most rows, those included that lack between others
   */
  public static Panel readLong(Source source, PanelColumns columns, BesideNames names, long most) {
    return LongPanelFile.read(source, columns, names, null, most);
  }

  /** Whether nothing said how far the rows of a panel are apart. */
  public static boolean unknownFrequency(Panel panel) {
    return panel.notes().contains(NO_FREQUENCY);
  }
}
