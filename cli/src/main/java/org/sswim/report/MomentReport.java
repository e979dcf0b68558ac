package org.sswim.report;

import java.util.List;
import java.util.stream.IntStream;
import org.sswim.explanation.MomentEffects;

/** What the moment says of a channel, as text and as JSON. */
final class MomentReport {
  private static final List<String> WEEKDAYS =
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

  private final MomentEffects effects;
  private final String channel;

  MomentReport(MomentEffects effects, String channel) {
    this.effects = effects;
    this.channel = channel;
  }

  /** Tables, each line ended by a line feed. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append("what the moment adds to ").append(channel).append(", in its units\n\n");
    if (!effects.dates().isEmpty()) {
      TextTable table = new TextTable(1, "date", "adds");
      effects.dates().forEach(date -> table.row(date.name(), Figures.error(date.effect())));
      text.append(table).append('\n');
    }
    if (effects.weekdays().length > 0) {
      TextTable table = new TextTable(1, "day", "adds");
      for (int d = 0; d < WEEKDAYS.size(); d++) {
        table.row(WEEKDAYS.get(d), Figures.error(effects.weekdays()[d]));
      }
      text.append(table).append('\n');
    }
    if (effects.hours().length > 0) {
      TextTable table = new TextTable(1, "hour", "adds");
      for (int h = 0; h < effects.hours().length; h++) {
        table.row(String.format("%02d:00", h), Figures.error(effects.hours()[h]));
      }
      text.append(table).append('\n');
    }
    for (MomentEffects.Curve curve : effects.columns()) {
      TextTable table = new TextTable(1, curve.column(), "adds");
      for (int k = 0; k < curve.values().length; k++) {
        table.row(Figures.error(curve.values()[k]), Figures.error(curve.effects()[k]));
      }
      text.append(table).append('\n');
    }
    return text.toString();
  }

  /** The same numbers. */
  JsonText json() {
    return new JsonText()
        .objects(
            "dates",
            effects.dates().stream()
                .map(d -> new JsonText().with("date", d.name()).with("adds", d.effect()))
                .toList())
        .objects(
            "weekdays",
            IntStream.range(0, effects.weekdays().length)
                .mapToObj(
                    d ->
                        new JsonText()
                            .with("day", WEEKDAYS.get(d))
                            .with("adds", effects.weekdays()[d]))
                .toList())
        .objects(
            "hours",
            IntStream.range(0, effects.hours().length)
                .mapToObj(h -> new JsonText().with("hour", h).with("adds", effects.hours()[h]))
                .toList())
        .objects(
            "columns",
            effects.columns().stream()
                .map(
                    c ->
                        new JsonText()
                            .with("column", c.column())
                            .with("values", c.values())
                            .with("adds", c.effects()))
                .toList());
  }
}
