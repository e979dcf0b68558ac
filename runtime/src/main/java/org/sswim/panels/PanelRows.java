package org.sswim.panels;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sswim.panels.RowPlaces.Placed;
import org.sswim.series.SamplingInterval;

/**
 * Makes a panel of rows with times: sorts them, finds how far they are apart, and puts rows without
 * value in where times lack.
 *
 * @param days of the week of daily rows; null to find them out
 * @param statics of each series
 * @param names of what is said beside values
 * @param most rows that there is room for, those included that lack
 */
record PanelRows(
    String source,
    Map<String, TimedRows> series,
    PanelDates style,
    @Nullable Set<DayOfWeek> days,
    List<String> notes,
    StaticCells statics,
    BesideNames names,
    long most) {

  PanelRows {
    notes = new ArrayList<>(notes);
  }

  Panel panel() {
    int unsorted = 0;
    SpacingVotes votes = new SpacingVotes();
    for (Map.Entry<String, TimedRows> own : series.entrySet()) {
      unsorted += RowPlaces.sort(source, own.getKey(), own.getValue(), style) ? 1 : 0;
      votes.add(own.getKey(), own.getValue(), style);
    }
    if (unsorted > 0) {
      notes.add("the rows of " + unsorted + " series were put in order of time");
    }
    SamplingInterval spacing = votes.usual(source, style, days);
    if (days == null && !spacing.everyDay()) {
      notes.add("rows are " + spacing.describe() + " apart");
    }
    return placed(new RowPlaces(source, style, spacing));
  }

  private Panel placed(RowPlaces places) {
    List<String> ids = new ArrayList<>();
    List<Placed> kept = new ArrayList<>();
    long rows = 0;
    for (Map.Entry<String, TimedRows> own : series.entrySet()) {
      rows += places.length(own.getKey(), own.getValue());
      if (rows > most) {
        throw PanelInput.refused(
            source,
            "lacks so many rows between others that there is no room for more than " + most);
      }
      Placed placed = places.place(own.getKey(), own.getValue());
      if (placed != null) {
        ids.add(own.getKey());
        kept.add(placed);
      }
    }
    if (kept.isEmpty()) {
      throw PanelInput.refused(source, "has no value in any row");
    }
    long put = kept.stream().mapToLong(Placed::put).sum();
    if (put > 0) {
      notes.add(put + " missing rows between others were put in without value");
    }
    if (kept.size() < series.size()) {
      notes.add((series.size() - kept.size()) + " series without any value were left out");
    }
    if (style.dates() == null) {
      notes.add(PanelFiles.NO_FREQUENCY);
    }
    return new Panel(
        ids,
        kept.stream().map(Placed::values).toArray(double[][]::new),
        places.times(kept.stream().mapToLong(Placed::first).toArray()),
        places.frequency(),
        0,
        notes,
        new PanelBeside(
            names,
            ids.stream().map(statics::of).toArray(String[][]::new),
            kept.stream().map(Placed::beside).toArray(double[][][]::new)));
  }
}
