package org.sswim.panels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.series.InvalidDataException;
import org.sswim.series.TextRefusal;
import org.sswim.stored.Labelled;
import org.sswim.tables.TableRows;

/** How files hold panels. */
public enum PanelFormat implements Labelled {
  /** A row for each time of each series: {@code unique_id,ds,y}. */
  LONG,
  /** A row for each series: its name, then its values, oldest first, as the M4 competition has. */
  M4,
  /** Monash's {@code .tsf}. */
  TSF,
  /** A folder of files, one a series: its name is that of the file, its columns are time and y. */
  FOLDER;

  private static final int LINES = 1000;

  /**
   * The format of the first lines of a file, or of the first file of a folder. It is null for a
   * file that is neither, or whose rows are all at the same time.
   *
   * @param columns the names by which the long format is known, and how cells are written
   */
  public static @Nullable PanelFormat of(Path file, PanelColumns columns) {
    if (Files.isDirectory(file)) {
      return folder(file, columns);
    }
    if (!Files.isRegularFile(file)) {
      return null;
    }
    try (PanelInput in = PanelInput.open(file)) {
      String first = in.next();
      for (int i = 0; first != null && (first.isBlank() || first.startsWith("#")) && i < LINES; ) {
        first = in.next();
        i++;
      }
      if (first == null) {
        return null;
      }
      if (first.startsWith("@")) {
        return TSF;
      }
      List<String> header = header(file, columns);
      if (columns.in(header, false)) {
        return LONG;
      }
      return header.size() > 2 && header.get(0).equals("V1") && header.get(1).equals("V2")
          ? M4
          : null;
    } catch (InvalidDataException e) {
      return null;
    }
  }

  private static @Nullable PanelFormat folder(Path folder, PanelColumns columns) {
    try {
      List<Path> files = files(folder);
      if (files.isEmpty()) {
        return null;
      }
      List<String> header = header(files.get(0), columns);
      return columns.in(header, true) ? FOLDER : null;
    } catch (InvalidDataException e) {
      return null;
    }
  }

  private static List<String> header(Path file, PanelColumns columns) {
    try (PanelInput in = PanelInput.open(file)) {
      char separator = columns.format().marks().separator();
      TableRows rows = in.rows(separator, RowSeriesFile.MOST_COLUMNS);
      return rows.next() ? List.of(rows.row()) : List.of();
    }
  }

  /**
   * The files of a folder in the order of their names, but for those whose names begin with a dot.
   *
   * @throws org.sswim.series.InvalidDataException if it cannot be read or is not a folder
   */
  static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw PanelInput.refused(folder, "is not a folder of files");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file) && !name(file).startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw TextRefusal.failed(folder, e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
