package org.sswim.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sswim.series.InvalidSeriesException;

/** Which group each channel is in: a CSV file with the header {@code channel,group}. */
final class GroupsFile {
  private static final List<String> HEADER = List.of("channel", "group");

  private GroupsFile() {}

  /**
   * The group of every channel, in their order.
   *
   * @throws InvalidSeriesException naming the place of what is wrong
   */
  static List<String> read(Path file, List<String> channels) {
    Map<String, String> groups = new LinkedHashMap<>();
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(file)) {
      boolean first = true;
      for (CsvRecord row : csv) {
        List<String> cells = row.getFields().stream().map(String::strip).toList();
        long line = row.getStartingLineNumber();
        if (first && !cells.equals(HEADER)) {
          throw wrong(file, line, "must be the header 'channel,group'");
        }
        if (!first) {
          add(file, line, cells, channels, groups);
        }
        first = false;
      }
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      throw new InvalidSeriesException(
          "--groups " + file + ": cannot be read; give a CSV file with 'channel,group' first", e);
    }
    List<String> inOrder = new ArrayList<>();
    for (String channel : channels) {
      String group = groups.get(channel);
      if (group == null) {
        throw new InvalidSeriesException(
            "--groups " + file + ": has no row for channel '" + channel + "'; give it a group");
      }
      inOrder.add(group);
    }
    return inOrder;
  }

  private static void add(
      Path file, long line, List<String> cells, List<String> channels, Map<String, String> groups) {
    if (cells.size() != 2 || cells.get(1).isEmpty()) {
      throw wrong(file, line, "must hold a channel and its group");
    }
    if (!channels.contains(cells.get(0))) {
      throw wrong(
          file, line, "names no channel that is forecast: '" + cells.get(0) + "'; take it out");
    }
    if (groups.put(cells.get(0), cells.get(1)) != null) {
      throw wrong(file, line, "names channel '" + cells.get(0) + "' again; keep one of the rows");
    }
  }

  private static InvalidSeriesException wrong(Path file, long line, String problem) {
    return new InvalidSeriesException("--groups " + file + ": line " + line + " " + problem);
  }
}
