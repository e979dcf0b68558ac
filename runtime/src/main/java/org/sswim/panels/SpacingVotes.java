package org.sswim.panels;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sswim.series.InvalidDataException;
import org.sswim.series.SamplingInterval;
import org.sswim.tables.Shown;

/**
 * Votes of the series of a panel on how far its rows are apart, one vote each, and the days of the
 * week that rows of any series are on. Those of parts of a panel add up to those of all.
 */
public final class SpacingVotes {
  private static final int WEEK = 7;
  private static final SamplingInterval DAY = SamplingInterval.of(Duration.ofDays(1));

  private final Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
  private final Map<SamplingInterval, Vote> votes =
      new TreeMap<>(
          Comparator.comparingInt((SamplingInterval one) -> one.months())
              .thenComparing(SamplingInterval::step));

  /**
   * Series that agree.
   *
   * @param spacing of their rows
   * @param series how many there are
   * @param example the longest of them
   * @param rows it has
   */
  public record Vote(SamplingInterval spacing, int series, String example, int rows) {
    private Vote with(Vote other) {
      boolean longer =
          other.rows > rows || (other.rows == rows && other.example.compareTo(example) < 0);
      return new Vote(
          spacing,
          series + other.series,
          longer ? other.example : example,
          longer ? other.rows : rows);
    }
  }

  /** Adds the days of a series, and its vote if it has two rows or more. */
  public void add(String id, TimedRows rows, PanelDates style) {
    int dated = style.dates() == null ? 0 : rows.count();
    for (int r = 0; r < dated && days.size() < WEEK; r++) {
      days.add(style.at(rows.time(r)).getDayOfWeek());
    }
    long median = rows.medianStep();
    if (median > 0) {
      add(new Vote(style.spacing(median, rows.count()), 1, id, rows.count()));
    }
  }

  /** Adds a vote of several. */
  public void add(Vote vote) {
    votes.merge(vote.spacing(), vote, Vote::with);
  }

  /** All votes, one for each spacing. */
  public List<Vote> all() {
    return List.copyOf(votes.values());
  }

  /** The days of the week that have rows, to which more may be added; none of numbers. */
  public Set<DayOfWeek> days() {
    return days;
  }

  /**
   * The spacing of most series. Rows a day apart go to the next of the days of the week that have
   * some, if a series has enough rows to tell.
   *
   * @param source what is told of in a message
   * @param known the days of the week of daily rows; null to find them out
   * @throws InvalidDataException if no series has such a distance, or a series of three rows or
   *     more has another
   */
  public SamplingInterval usual(String source, PanelDates style, @Nullable Set<DayOfWeek> known) {
    @Nullable Vote usual =
        votes.values().stream().max(Comparator.comparingInt(Vote::series)).orElse(null);
    if (known != null && known.size() < WEEK && style.dates() != null) {
      SamplingInterval wanted = SamplingInterval.ofDays(known);
      if (usual != null && usual.rows > 2 && usual.spacing.rowsIn(WEEK) <= 1) {
        throw PanelInput.refused(
            source,
            "series %s has rows %s apart, not %s apart"
                .formatted(
                    Shown.value(usual.example), style.describe(usual.spacing), wanted.describe()));
      }
      return wanted;
    }
    if (usual == null) {
      throw PanelInput.refused(source, "has no series of two rows or more");
    }
    boolean daily = style.dates() != null && usual.spacing.equals(DAY);
    SamplingInterval found =
        daily && known == null ? SamplingInterval.ofDays(days, usual.rows) : usual.spacing;
    for (Vote other : votes.values()) {
      if (!other.spacing.equals(usual.spacing) && other.rows > 2 && !fewWithin(found, other)) {
        throw PanelInput.refused(
            source,
            ("series %s has rows %s apart, but %s has them %s apart; the series of a panel must"
                    + " be of one frequency")
                .formatted(
                    Shown.value(other.example),
                    style.describe(other.spacing),
                    Shown.value(usual.example),
                    style.describe(usual.spacing)));
      }
    }
    return found;
  }

  /** Whether a few rows are so far apart as they lie about days of the week without any. */
  private static boolean fewWithin(SamplingInterval found, Vote other) {
    return !found.everyDay()
        && other.spacing.wholeDays()
        && other.spacing.rowsIn(WEEK) > 1
        && SamplingInterval.ofDays(found.days(), other.rows).everyDay();
  }
}
