package org.sswim.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sswim.series.InvalidSeriesException;
import org.sswim.series.TextRefusal;
import org.sswim.tables.Lines;
import org.sswim.tables.Table;
import org.sswim.tables.TextFile;

/** Which group each channel is in: a CSV file with the header {@code channel,group}. */
final class GroupsFile {
  private static final List<String> HEADER = List.of("channel", "group");
  private static final int LONGEST = 1 << 16;

  private GroupsFile() {}

  /**
   * The group of every channel, in their order.
   *
   * @throws InvalidSeriesException naming the place of what is wrong
   */
  static List<String> read(Path file, List<String> channels) {
    Map<String, String> groups = new LinkedHashMap<>();
    TextRefusal refusal = new TextRefusal("--groups " + file);
    try (InputStream in = TextFile.open(file)) {
      Table table = new Table(new Lines(TextFile.reader(in), LONGEST, refusal), false, refusal);
      if (!table.header().equals(HEADER)) {
        throw table.error("must be the header 'channel,group'");
      }
      while (table.next()) {
        add(table, channels, groups);
      }
    } catch (IOException e) {
      throw refusal.unreadable(0, e);
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

  private static void add(Table table, List<String> channels, Map<String, String> groups) {
    String channel = table.cell(0);
    if (table.cell(1).isEmpty()) {
      throw table.error("must hold a channel and its group");
    }
    if (!channels.contains(channel)) {
      throw table.error("names no channel that is forecast: '" + channel + "'; take it out");
    }
    if (groups.put(channel, table.cell(1)) != null) {
      throw table.error("names channel '" + channel + "' again; keep one of the rows");
    }
  }
}
