package org.sswim.report;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sswim.comparison.Verdict;

/**
 * A verdict in two plain sentences and as JSON: which row is best, and how far S-SWIM is from it.
 * If S-SWIM is the best, it is how far from the next best, and from ridge regression.
 *
 * @param verdict what came out; null if nothing could be compared
 * @param where on what the rows were compared, with which the first sentence begins
 * @param note what else it says of the best row, with what is before it: {@code " (RSE)"}
 * @param error what errors are called
 */
public record VerdictText(@Nullable Verdict verdict, String where, String note, String error) {
  /** Nothing to say. */
  static final VerdictText NONE = new VerdictText(null, "", "", "");

  private static final Map<String, String> SPOKEN =
      Map.of(
          ModelPage.MODEL,
          "S-SWIM",
          "model",
          "the model",
          "seasonal-naive",
          "the seasonal naive forecast",
          "drift",
          "the drift forecast",
          "mean",
          "the mean",
          "nearest-neighbour",
          "the nearest neighbour");

  /**
   * A verdict where there are no horizons.
   *
   * @param note of the error of the best row
   */
  static VerdictText of(
      String where, @Nullable Verdict verdict, DoubleFunction<String> note, String error) {
    return verdict == null
        ? NONE
        : new VerdictText(verdict, where, note.apply(verdict.best().error()), error);
  }

  /** The verdict on forecasts of some rows ahead. */
  static VerdictText ahead(@Nullable Verdict verdict, String note, String error) {
    List<Integer> horizons = verdict == null ? List.of() : verdict.horizons();
    String where =
        horizons.size() == 1
            ? "At " + Figures.count(horizons.get(0), "row") + " ahead"
            : "On average over " + numbers(horizons) + " rows ahead";
    return new VerdictText(verdict, where, note, error);
  }

  /**
   * The verdict on forecasts by their RSE. Where that is unknown, as all that is scored is one
   * value or few, another error compares them.
   *
   * @param other the name of that error
   * @param over of what errors are, for the note
   */
  static <S> VerdictText ofForecasts(
      Function<ToDoubleFunction<S>, @Nullable Verdict> verdicts,
      ToDoubleFunction<S> rse,
      ToDoubleFunction<S> otherError,
      String other,
      String over) {
    Verdict byRse = verdicts.apply(rse);
    return byRse == null
        ? ahead(verdicts.apply(otherError), " (" + other + over + ", as RSE is unknown)", "error")
        : ahead(byRse, " (RSE" + over + ")", "error");
  }

  /** The sentences without the last full stop; empty if nothing could be compared. */
  String sentence() {
    if (verdict == null) {
      return "";
    }
    Verdict.Row best = verdict.best();
    Verdict.Row own = verdict.own();
    StringBuilder text = new StringBuilder(where + " " + spoken(best.label()) + " is best");
    verdict
        .aheadAtSome()
        .forEach(
            (row, at) ->
                text.append(", at ").append(numbers(at)).append(" ").append(spoken(row.label())));
    text.append(note).append(". ");
    text.append(best.equals(own) ? "Its " : first(owner(own)) + " ");
    text.append(error).append(" is ");
    List<Verdict.Row> against = verdict.against();
    for (int i = 0; i < against.size(); i++) {
      boolean next = i == 0 && best.equals(own);
      text.append(i == 0 ? "" : " and ")
          .append(relation(own, against.get(i)))
          .append(!next ? "" : against.size() > 1 ? ", the next best," : ", the next best");
    }
    return text.toString();
  }

  /** The sentences as the last line of a text, a blank line before it; nothing without any. */
  public String ending() {
    String sentence = sentence();
    return sentence.isEmpty() ? "" : "\n" + sentence + ".\n";
  }

  private static String spoken(String label) {
    return SPOKEN.getOrDefault(label, label);
  }

  /** As a sentence begins; names of rows stay as they are. */
  private static String first(String phrase) {
    return phrase.startsWith("the ") ? "T" + phrase.substring(1) : phrase;
  }

  private static String owner(Verdict.Row row) {
    String spoken = spoken(row.label());
    return spoken + (spoken.endsWith("s") ? "'" : "'s");
  }

  private static String relation(Verdict.Row own, Verdict.Row other) {
    String row = owner(other);
    return own.level(other) ? "level with " + row : side(own.change(other)) + " " + row;
  }

  /** How two errors lie: {@code 1.3 % below before}, {@code level with before}. */
  static String relation(double change, String row) {
    return (Math.abs(change) <= Verdict.LEVEL ? "level with" : side(change)) + " " + row;
  }

  /** How much an error is above or below another, as a share of it; above 0 no share is known. */
  static String side(double change) {
    return Double.isInfinite(change)
        ? "above"
        : Figures.percent(Math.abs(change)) + (change < 0 ? " below" : " above");
  }

  /** Some numbers as a phrase: {@code 7, 14 and 28}. */
  private static String numbers(List<Integer> numbers) {
    String all = numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    int last = all.lastIndexOf(", ");
    return last < 0 ? all : all.substring(0, last) + " and " + all.substring(last + 2);
  }

  /** Numbers and sentences; null without a verdict. */
  @Nullable JsonText json() {
    if (verdict == null) {
      return null;
    }
    List<Verdict.Row> named = verdict.against();
    List<Verdict.Row> others =
        verdict.rows().stream()
            .filter(r -> !r.equals(verdict.own()) && !named.contains(r))
            .toList();
    return JsonText.of("best", verdict.best().label())
        .with("model", verdict.own().label())
        .with("horizons", verdict.horizons())
        .with("against", named, row -> json(verdict.own(), row))
        .with("otherRows", others, row -> json(verdict.own(), row))
        .with("text", sentence());
  }

  private static JsonText json(Verdict.Row own, Verdict.Row other) {
    return JsonText.of("model", other.label())
        .with("change", JsonText.whole(own.changes(other)))
        .with("meanChange", own.change(other))
        .with("level", own.level(other));
  }
}
