package org.sswim.panels;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.sswim.checks.Checks;

/**
 * The shares of simple rows in a forecast; the networks have the rest. Where series are mostly
 * noise around a level and a season, what smooths all of their rows adds to what sees a window.
 *
 * @param shares above 0, at most 1 together
 */
public record SimpleShares(Map<SimpleMethod, Double> shares) {
  /** The networks alone. */
  public static final SimpleShares NONE = new SimpleShares(Map.of());

  private static final double ROUNDING = 1e-9;

  /** Copies the shares and checks their range. */
  public SimpleShares {
    EnumMap<SimpleMethod, Double> copy = new EnumMap<>(SimpleMethod.class);
    copy.putAll(shares);
    double sum = 0;
    for (double share : copy.values()) {
      sum += share;
      Checks.that(share > 0 && sum <= 1 + ROUNDING)
          .or("shares must be above 0 and at most 1 together; got %s", shares);
    }
    shares = Collections.unmodifiableMap(copy);
  }

  /** Whether simple rows have any share. */
  public boolean any() {
    return !shares.isEmpty();
  }

  /** The share of the networks, in [0, 1]. */
  public double networks() {
    double rest = 1;
    for (double share : shares.values()) {
      rest -= share;
    }
    return rest < ROUNDING ? 0 : rest;
  }

  /**
   * A mean of a forecast of these shares with a simple row.
   *
   * @param row has the share, others have the rest as before
   * @param share above 0, at most 1
   */
  public SimpleShares mixed(SimpleMethod row, double share) {
    Map<SimpleMethod, Double> mixed = new EnumMap<>(SimpleMethod.class);
    shares.forEach((other, own) -> mixed.put(other, (1 - share) * own));
    mixed.merge(row, share, Double::sum);
    mixed.values().removeIf(own -> own == 0);
    return new SimpleShares(mixed);
  }

  /**
   * The weighted mean of transformed values.
   *
   * @param networks what the networks say: {@code [horizon]}
   * @param values of the series, oldest first, at least one, gaps filled
   * @param season m
   */
  public double[] mean(double[] networks, double[] values, PanelTransform transform, int season) {
    double own = networks();
    double[] mean = new double[networks.length];
    Arrays.setAll(mean, k -> own * networks[k]);
    shares.forEach(
        (method, share) -> {
          double[] z = method.transformed(values, transform, season, networks);
          for (int k = 0; k < mean.length; k++) {
            mean[k] += share * z[k];
          }
        });
    return mean;
  }
}
