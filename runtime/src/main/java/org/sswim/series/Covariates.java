package org.sswim.series;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;

/**
 * The columns of a series beside its channels: they help, but are not forecast themselves.
 *
 * @param past columns that are observed like the channels, up to the last row; or null for none
 * @param known columns whose future is known, such as holidays or a weather forecast. They may have
 *     rows after the last one of the channels; or null for none
 * @param groups the group of every channel, in order; empty for none
 */
public record Covariates(
    @Nullable TimeSeries past, @Nullable TimeSeries known, List<String> groups) {

  /**
   * Checks what can be checked without the channels.
   *
   * @throws InvalidDataException if a group is blank
   */
  public Covariates {
    groups = List.copyOf(groups);
    Checks.that(!groups.stream().anyMatch(String::isBlank), Problem.BLANK_GROUP::of)
        .or("a group of channels has a blank name");
  }

  /** Columns whose future is known, and nothing else. */
  public static Covariates ofKnown(TimeSeries columns) {
    return new Covariates(null, columns, List.of());
  }

  /** The names of the past columns. */
  public List<String> pastNames() {
    return past == null ? List.of() : past.channelNames();
  }

  /** The names of the known columns. */
  public List<String> knownNames() {
    return known == null ? List.of() : known.channelNames();
  }

  /**
   * How many of so many leading rows are followed by enough rows of the known columns.
   *
   * @param ahead rows that must follow
   */
  public int completeRows(int rows, int ahead) {
    return known == null ? rows : Math.max(0, Math.min(rows, known.rows() - ahead));
  }

  /** Checks that these belong to a series. */
  void requireFit(List<String> channels, int rows) {
    List<String> names = new ArrayList<>(channels);
    names.addAll(pastNames());
    names.addAll(knownNames());
    TimeSeries.requireNames(names);
    int pastRows = past == null ? rows : past.rows();
    int knownRows = known == null ? rows : known.rows();
    Checks.that(pastRows == rows, InvalidDataException::new)
        .or("past columns need as many rows as the channels, %s; got %s", rows, pastRows);
    Checks.that(knownRows >= rows, InvalidDataException::new)
        .or("known columns need at least the rows of the channels, %s; got %s", rows, knownRows);
    Checks.that(groups.isEmpty() || groups.size() == channels.size(), InvalidDataException::new)
        .or("%s channels need a group each, or none; got %s", channels.size(), groups.size());
  }

  /** Those of rows {@code from} (inclusive) to {@code to} (exclusive); the future stays known. */
  Covariates slice(int from, int to) {
    return new Covariates(
        past == null ? null : past.slice(from, to),
        known == null ? null : known.slice(from, known.rows()),
        groups);
  }

  /** The same for some of the channels. */
  Covariates select(int[] channels) {
    return groups.isEmpty()
        ? this
        : new Covariates(past, known, IntStream.of(channels).mapToObj(groups::get).toList());
  }

  /** A text that differs where these do. */
  String fingerprint() {
    return (past == null ? "none" : past.fingerprint())
        + " "
        + (known == null ? "none" : known.fingerprint())
        + " "
        + groups.stream().map(g -> g.length() + ":" + g).toList();
  }
}
