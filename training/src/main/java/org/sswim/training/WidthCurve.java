package org.sswim.training;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Validation error against width, as {@link WidthSearch} found it.
 *
 * @param points narrowest first
 */
public record WidthCurve(List<Point> points) {

  /** Copies the list. */
  public WidthCurve {
    points = List.copyOf(points);
  }

  /**
   * One width.
   *
   * @param neurons neurons per hidden layer
   * @param validationErrors mean squared error on left-out samples, one per read-out
   */
  public record Point(int neurons, List<Double> validationErrors) {

    /** Copies the list. */
    public Point {
      validationErrors = List.copyOf(validationErrors);
    }
  }

  /** The curve of one read-out, {@code 50 0.512, 100 0.498}: neurons and validation error. */
  public String text(int part) {
    return points.stream()
        .map(p -> String.format(Locale.ROOT, "%d %.6g", p.neurons, p.validationErrors.get(part)))
        .collect(Collectors.joining(", "));
  }

  /** Mean over the read-outs of the error relative to that of the first point. */
  double relativeError(int point) {
    double sum = 0;
    for (int h = 0; h < points.get(0).validationErrors.size(); h++) {
      double first = points.get(0).validationErrors.get(h);
      // Nothing gets better than a perfect fit.
      sum += first > 0 ? points.get(point).validationErrors.get(h) / first : 1;
    }
    return sum / points.get(0).validationErrors.size();
  }
}
