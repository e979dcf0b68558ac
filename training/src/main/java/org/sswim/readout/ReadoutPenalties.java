package org.sswim.readout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sswim.linalg.GroupedRidge;

/**
 * The penalties that left-out samples chose for a read-out, see {@link ReadoutFit}: relative to the
 * samples, with features in units of their deviations.
 *
 * @param spikes of the spikes; infinite where outputs see none
 * @param skip of skip connections; infinite without skip connections
 * @param none whether left-out samples asked for no read-out at all
 * @param errors squared errors of each set of samples left out, which sum up to the mean over all
 * @param tried what was tried, in order
 */
public record ReadoutPenalties(
    double spikes, double skip, boolean none, double[] errors, List<Tried> tried) {
  private static final String NUMBER = "([0-9]{1,20}(?:\\.[0-9]{1,20})?(?:e[+-]?[0-9]{1,3})?)";

  /** A point of a curve as text. */
  private static final Pattern POINT =
      Pattern.compile("(?<![^ ,])" + NUMBER + " " + NUMBER + "(?![^ ,])");

  /** Copies the list. */
  public ReadoutPenalties {
    tried = List.copyOf(tried);
  }

  /**
   * Penalties that were tried.
   *
   * @param skip NaN where a text does not tell it
   * @param error mean squared error on left-out samples
   */
  public record Tried(double spikes, double skip, double error) {}

  /**
   * What a regression on two groups chose, spikes and skip connections.
   *
   * @param factor of the penalties of the spikes
   * @param values number of values that chose
   */
  static ReadoutPenalties of(
      GroupedRidge.Choice choice, double factor, double values, boolean none) {
    return new ReadoutPenalties(
        factor * choice.penalties()[0],
        choice.penalties()[1],
        none,
        Arrays.stream(choice.errors()).map(error -> error / values).toArray(),
        choice.tried().stream()
            .map(
                one ->
                    new Tried(
                        factor * one.penalties()[0], one.penalties()[1], one.error() / values))
            .toList());
  }

  /** The same of no read-out at all. */
  ReadoutPenalties ofNone() {
    return new ReadoutPenalties(spikes, skip, true, errors, tried);
  }

  /** The least error of every penalty of the spikes that was tried, rising. */
  public List<Tried> curve() {
    Map<Double, Tried> least = new TreeMap<>();
    for (Tried one : tried) {
      if (Double.isFinite(one.spikes)) {
        least.merge(one.spikes, one, (a, b) -> a.error <= b.error ? a : b);
      }
    }
    return List.copyOf(least.values());
  }

  /** The curve as text, {@code 1e-05 0.512, 0.001 0.498}: penalty and error. */
  public String curveText() {
    return curve().stream()
        .map(one -> String.format(Locale.ROOT, "%.4e %.6g", one.spikes, one.error))
        .collect(Collectors.joining(", "));
  }

  /** What a {@link #curveText} tells; of other texts that which is a point of a curve. */
  public static List<Tried> curve(String text) {
    List<Tried> points = new ArrayList<>();
    Matcher point = POINT.matcher(text);
    while (point.find()) {
      double penalty = Double.parseDouble(point.group(1));
      points.add(new Tried(penalty, Double.NaN, Double.parseDouble(point.group(2))));
    }
    return points;
  }

  /** {@code spikes 0.01, skip 0.001}, as far as it has them; {@code none}. */
  public String text() {
    StringJoiner text = new StringJoiner(", ").setEmptyValue("none");
    if (!none && Double.isFinite(spikes)) {
      text.add(String.format(Locale.ROOT, "spikes %.3g", spikes));
    }
    if (!none && Double.isFinite(skip)) {
      text.add(String.format(Locale.ROOT, "skip %.3g", skip));
    }
    return text.toString();
  }
}
