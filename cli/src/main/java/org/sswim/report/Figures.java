package org.sswim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers for people. */
public final class Figures {
  private static final double SMALL = 1e-3;
  private static final double LARGE = 1e5;
  private static final double HUGE = 1e9;
  private static final int MOST_PERCENT = 1000;

  private Figures() {}

  /**
   * An error: four decimals, none from 100,000 on; four digits and an exponent where those would
   * say nothing.
   */
  public static String error(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%" + form(value), value) : "-";
  }

  /** A difference with its sign: as many decimals as {@link #error} gives to what differs. */
  public static String difference(double value, double of) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%+" + form(of), value) : "-";
  }

  /** A number with its sign and as many decimals as {@link #error} gives to it. */
  static String change(double value) {
    return difference(value, value);
  }

  private static String form(double value) {
    double size = Math.abs(value);
    if (size >= LARGE && size < HUGE) {
      return ".0f";
    }
    return size == 0 || (size >= SMALL && size < LARGE) ? ".4f" : ".3e";
  }

  /** The change from one number to another in per cent, with its sign. */
  public static String change(double value, double from) {
    return text("%+.3f %%", 100 * (value / from - 1));
  }

  /** Seconds: two decimals. */
  public static String seconds(double value) {
    return text("%.2f", value);
  }

  /** A share or rate: four decimals. */
  public static String rate(double value) {
    return text("%.4f", value);
  }

  /** A share in per cent: one decimal below ten, at most {@value #MOST_PERCENT}. */
  static String percent(double share) {
    double value = 100 * share;
    return value > MOST_PERCENT
        ? "more than " + MOST_PERCENT + " %"
        : String.format(Locale.ROOT, value < 9.95 ? "%.1f %%" : "%.0f %%", value);
  }

  /** A share of values that intervals held, in per cent; a dash where that is not known. */
  static String held(double share) {
    return Double.isNaN(share) ? "-" : text("%.1f %%", 100 * share);
  }

  /** Up to four significant digits, as a parameter is read. */
  public static String plain(double value) {
    double size = Math.abs(value);
    if ((value == Math.rint(value) || size >= LARGE) && size < HUGE) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    return size >= SMALL && size < LARGE
        ? String.format(Locale.ROOT, size < 1 ? "%.4f" : size < 100 ? "%.3f" : "%.1f", value)
        : String.format(Locale.ROOT, "%.3e", value);
  }

  /** As {@link #plain}, with a sign before it. */
  static String signed(double value) {
    return (value < 0 ? "" : "+") + plain(value);
  }

  /** A text with some values, written alike in every locale. */
  public static String text(String format, @Nullable Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** The first of some names, and three dots behind them if there are more. */
  public static String some(List<String> names, int most, String between) {
    return String.join(between, names.subList(0, Math.min(most, names.size())))
        + (names.size() > most ? between + "..." : "");
  }

  /** Lines of words, each as long as there is room for, or of one longer word. */
  public static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > width && rest.indexOf(' ') >= 0) {
      int room = rest.lastIndexOf(' ', width);
      int cut = room < 0 ? rest.indexOf(' ') : room;
      lines.add(rest.substring(0, cut));
      rest = rest.substring(cut + 1);
    }
    lines.add(rest);
    return lines;
  }

  /** A count and its noun: {@code 1 row}, {@code 2 rows}. */
  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** Which seeds figures are of: {@code Seed 0}, {@code Medians over 3 seeds, from 0 on}. */
  static String seeds(int count, long first) {
    return count == 1
        ? "Seed " + first
        : "Medians over " + count(count, "seed") + ", from " + first + " on";
  }
}
