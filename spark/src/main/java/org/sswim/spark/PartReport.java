package org.sswim.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeSet;
import org.sswim.panels.PanelDates;
import org.sswim.panels.SpacingVotes;
import org.sswim.paneltrainers.PanelCensus;

/** What a partition says of its rows and series. */
final class PartReport implements Serializable {
  private static final long serialVersionUID = 1;

  /** How times of its rows are written. */
  final TreeSet<PanelDates> styles = new TreeSet<>();

  /** Its rows that have a value. */
  long values;

  /** Its votes on how far rows are apart. */
  final SpacingVotes votes = new SpacingVotes();

  /** Its series with values. */
  PanelCensus census = PanelCensus.empty();

  /**
   * Categories of series with values: the place of a static column, then, in the lower half, its.
   */
  final TreeSet<Long> categories = new TreeSet<>();

  /** Why the first row or series that is refused is so; empty if none is. */
  String problem = "";

  /** What is refused alone. */
  static PartReport refusing(RuntimeException problem) {
    PartReport report = new PartReport();
    report.problem = String.valueOf(problem.getMessage());
    return report;
  }

  /** The report as bytes, whatever Spark keeps objects with. */
  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Adds what another part says; of problems the first stays. */
  void add(byte[] bytes) {
    PartReport other;
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      other = (PartReport) in.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("driver and executors run different versions", e);
    }
    styles.addAll(other.styles);
    values += other.values;
    votes.add(other.votes);
    census = census.with(other.census);
    categories.addAll(other.categories);
    problem = problem.isEmpty() ? other.problem : problem;
  }

  /**
   * What all parts say.
   *
   * @throws org.sswim.series.InvalidSeriesException if one has a problem
   */
  static PartReport sum(List<byte[]> reports) {
    PartReport sum = new PartReport();
    reports.forEach(sum::add);
    if (!sum.problem.isEmpty()) {
      throw FrameFault.told(sum.problem);
    }
    return sum;
  }
}
