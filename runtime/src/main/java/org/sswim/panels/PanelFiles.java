package org.sswim.panels;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads panels from files. */
public final class PanelFiles {
  /** The note of a panel whose file does not say how far rows are apart. */
  public static final String NO_FREQUENCY = "the file does not say how far rows are apart";

  private PanelFiles() {}

  /**
   * Reads a file.
   *
   * @param format how the file holds its panel, or null to tell it from the first lines
   * @param columns of the long format
   * @throws org.sswim.series.InvalidSeriesException if it cannot be read or holds no panel
   */
  public static Panel read(Path file, @Nullable PanelFormat format, PanelColumns columns) {
    PanelFormat found = format == null ? PanelFormat.of(file, columns) : format;
    if (found == null) {
      if (!Files.isDirectory(file)) {
        PanelInput.open(file).close();
      }
      throw PanelInput.refused(
          file,
          0,
          "is no panel: neither has it the columns "
              + columns.id()
              + ", "
              + columns.time()
              + " and "
              + columns.target()
              + ", nor is it one of M4's, a .tsf file or a folder of files with the last two",
          null);
    }
    return switch (found) {
      case LONG -> LongPanelFile.read(file, columns);
      case M4 -> RowSeriesFile.read(file);
      case TSF -> TsfFile.read(file);
      case FOLDER -> LongPanelFile.readAll(file, PanelFolder.files(file), columns);
    };
  }

  /** Whether nothing said how far the rows of a panel are apart. */
  public static boolean unknownFrequency(Panel panel) {
    return panel.notes().contains(NO_FREQUENCY);
  }
}
