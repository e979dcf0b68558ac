package org.sswim.readout;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.sswim.linalg.PenaltyChoice;

/**
 * Validation error against the ridge penalty that all outputs share.
 *
 * @param points in increasing order of the penalty
 */
public record PenaltyCurve(List<Point> points) {

  /** Copies the list. */
  public PenaltyCurve {
    points = List.copyOf(points);
  }

  /**
   * One penalty that was tried.
   *
   * @param penalty relative to the mean diagonal of the normal equations
   * @param validationError mean squared error on left-out samples, as {@link
   *     FittedReadout#validationError}, but without penalties of their own for some directions
   */
  public record Point(double penalty, double validationError) {}

  /**
   * The curve of some penalties.
   *
   * @param values number of values left out, over which their squared errors are sums
   */
  static PenaltyCurve of(List<PenaltyChoice.Tried> tried, double values) {
    return new PenaltyCurve(
        tried.stream().map(t -> new Point(t.penalty(), t.squaredError() / values)).toList());
  }

  /** The curve as text, {@code 1e-05 0.512, 0.001 0.498}: penalty and validation error. */
  public String text() {
    return points.stream().map(PenaltyCurve::text).collect(Collectors.joining(", "));
  }

  private static String text(Point point) {
    return String.format(Locale.ROOT, "%.4e %.6g", point.penalty, point.validationError);
  }
}
