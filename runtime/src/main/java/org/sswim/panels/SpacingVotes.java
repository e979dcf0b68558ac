package org.sswim.panels;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sswim.series.InvalidSeriesException;
import org.sswim.series.SamplingInterval;
import org.sswim.tables.Shown;

/**
 * Votes of the series of a panel on how far its rows are apart, one vote each. Votes of parts of a
 * panel add up to those of all.
 */
public final class SpacingVotes {
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

  /** Adds the vote of a series, if it has two rows or more. */
  public void add(String id, TimedRows rows, PanelDates style) {
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

  /**
   * The spacing of most series.
   *
   * @param source what is told of in a message
   * @throws InvalidSeriesException if no series has such a distance, or a series of three rows or
   *     more has another
   */
  public SamplingInterval usual(String source, PanelDates style) {
    @Nullable Vote usual =
        votes.values().stream().max(Comparator.comparingInt(Vote::series)).orElse(null);
    if (usual == null) {
      throw PanelInput.refused(source, "has no series of two rows or more");
    }
    for (Vote other : votes.values()) {
      if (!other.spacing.equals(usual.spacing) && other.rows > 2) {
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
    return usual.spacing;
  }
}
