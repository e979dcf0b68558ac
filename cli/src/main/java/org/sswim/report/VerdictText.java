package org.sswim.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sswim.evaluation.Verdict;

/**
 * A verdict as one plain sentence and as JSON.
 *
 * @param verdict what came out; null if nothing could be compared
 * @param subject what is above or below
 * @param where what the errors are and where they come from, as a phrase behind the comparison
 */
public record VerdictText(@Nullable Verdict verdict, String subject, String where) {
  private static final Map<String, String> SPOKEN =
      Map.of(
          "seasonal-naive",
          "the seasonal naive forecast",
          "drift",
          "the drift forecast",
          "mean",
          "the mean");

  /** The verdict on a row of a table, by its name. */
  static VerdictText ofRow(@Nullable Verdict verdict, String where) {
    String model = verdict == null ? "" : verdict.model();
    return new VerdictText(verdict, model.equals(FitPage.MODEL) ? "S-SWIM" : model, where);
  }

  /** The sentence without a full stop; empty if nothing could be compared. */
  String sentence() {
    if (verdict == null) {
      return "";
    }
    List<String> named =
        verdict.against().stream().map(row -> relation(row.mean(), row.label())).toList();
    List<String> ahead = verdict.aheadAtSome().stream().map(this::ahead).toList();
    return subject
        + " is "
        + listed(named)
        + " "
        + where
        + (ahead.isEmpty() ? "" : "; it is above " + listed(ahead));
  }

  /** The sentence as the last line of a text, a blank line before it; nothing without a verdict. */
  public String ending() {
    return verdict == null ? "" : "\n" + sentence() + "\n";
  }

  /** How two errors lie: {@code 1.3 % below ridge}, {@code level with ridge}. */
  static String relation(double change, String row) {
    boolean level = Math.abs(change) <= Verdict.LEVEL;
    return (level ? "level with" : side(change)) + " " + SPOKEN.getOrDefault(row, row);
  }

  /** How much an error is above or below another, as a share of it. */
  static String side(double change) {
    return Figures.percent(Math.abs(change)) + (change < 0 ? " below" : " above");
  }

  private String ahead(Verdict.Row row) {
    String at =
        Arrays.stream(row.above())
            .mapToObj(h -> horizon(h) + " (" + Figures.percent(row.changes()[h]) + ")")
            .collect(Collectors.joining(", "));
    return SPOKEN.getOrDefault(row.label(), row.label())
        + (row.above().length > 1 ? " at horizons " : " at horizon ")
        + at;
  }

  private int horizon(int h) {
    return verdict == null ? 0 : verdict.horizons().get(h);
  }

  /** Some phrases as one: {@code a, b and c}. */
  static String listed(List<String> phrases) {
    int last = phrases.size() - 1;
    return last < 1
        ? String.join("", phrases)
        : String.join(", ", phrases.subList(0, last)) + " and " + phrases.get(last);
  }

  /** Numbers and sentence; null without a verdict. */
  @Nullable JsonText json() {
    if (verdict == null) {
      return null;
    }
    List<Verdict.Row> named = verdict.against();
    return new JsonText()
        .with("model", verdict.model())
        .with("horizons", verdict.horizons())
        .objects("against", named.stream().map(VerdictText::json).toList())
        .objects(
            "otherRows",
            verdict.rows().stream()
                .filter(row -> !named.contains(row))
                .map(VerdictText::json)
                .toList())
        .with("text", sentence());
  }

  private static JsonText json(Verdict.Row row) {
    List<@Nullable Double> changes = new ArrayList<>();
    for (double change : row.changes()) {
      changes.add(Double.isFinite(change) ? (Double) change : null);
    }
    return new JsonText()
        .with("model", row.label())
        .with("change", (Object) changes)
        .with("meanChange", row.mean());
  }
}
