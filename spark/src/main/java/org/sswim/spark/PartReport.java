package org.sswim.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sswim.panels.SpacingVotes;
import org.sswim.paneltrainers.PanelCensus;
import org.sswim.series.SamplingInterval;

/** What a partition says of its rows and series. */
final class PartReport {
  /** The first time of its rows. */
  final TreeSet<String> times = new TreeSet<>();

  /** Its rows that have a value. */
  long values;

  /** Its votes on how far rows are apart, and on which days of the week. */
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

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(problem);
      out.writeLong(values);
      out.writeInt(times.size());
      for (String time : times) {
        out.writeUTF(time);
      }
      out.writeInt(votes.all().size());
      for (SpacingVotes.Vote vote : votes.all()) {
        out.writeUTF(vote.spacing().text());
        out.writeInt(vote.series());
        out.writeUTF(vote.example());
        out.writeInt(vote.rows());
      }
      out.writeInt(votes.days().size());
      for (DayOfWeek day : votes.days()) {
        out.writeInt(day.getValue());
      }
      out.writeInt(categories.size());
      for (long category : categories) {
        out.writeLong(category);
      }
      out.writeDouble(census.least());
      out.writeInt(census.lengths().size());
      for (Map.Entry<Integer, Long> some : census.lengths().entrySet()) {
        out.writeInt(some.getKey());
        out.writeLong(some.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Adds what another part says; of problems the first stays. */
  void add(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      String other = in.readUTF();
      problem = problem.isEmpty() ? other : problem;
      values += in.readLong();
      for (int n = in.readInt(); n > 0; n--) {
        times.add(in.readUTF());
      }
      for (int n = in.readInt(); n > 0; n--) {
        SamplingInterval spacing = SamplingInterval.parse(in.readUTF());
        votes.add(new SpacingVotes.Vote(spacing, in.readInt(), in.readUTF(), in.readInt()));
      }
      for (int n = in.readInt(); n > 0; n--) {
        votes.days().add(DayOfWeek.of(in.readInt()));
      }
      for (int n = in.readInt(); n > 0; n--) {
        categories.add(in.readLong());
      }
      PanelCensus more = new PanelCensus(new TreeMap<>(), in.readDouble());
      for (int n = in.readInt(); n > 0; n--) {
        more.lengths().put(in.readInt(), in.readLong());
      }
      census = census.with(more);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What all parts say.
   *
   * @throws org.sswim.series.InvalidDataException if one has a problem
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
