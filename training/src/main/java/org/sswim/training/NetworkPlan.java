package org.sswim.training;

/**
 * The shape of a hidden network and the way windows enter it: what {@link PlanSearch} chooses on
 * the validation block before any full-size network is sampled.
 *
 * @param taps delays per signal in the input layer, 1 .. window
 * @param relativeInput whether windows are taken relative to their last row
 * @param calendar whether calendar inputs are used
 * @param maxCost largest spike cost, in standard deviations of the voltage, at least 0
 * @param bankSupports supports of the read-out banks in steps, above 0
 */
public record NetworkPlan(
    int taps, boolean relativeInput, boolean calendar, double maxCost, float[] bankSupports) {

  /** The same with another number of taps. */
  public NetworkPlan withTaps(int newTaps) {
    return new NetworkPlan(newTaps, relativeInput, calendar, maxCost, bankSupports);
  }

  /** The same with inputs relative or not. */
  public NetworkPlan withRelativeInput(boolean relative) {
    return new NetworkPlan(taps, relative, calendar, maxCost, bankSupports);
  }

  /** The same with or without calendar inputs. */
  public NetworkPlan withCalendar(boolean use) {
    return new NetworkPlan(taps, relativeInput, use, maxCost, bankSupports);
  }

  /** The same with another largest spike cost. */
  public NetworkPlan withMaxCost(double cost) {
    return new NetworkPlan(taps, relativeInput, calendar, cost, bankSupports);
  }

  /** The same with other read-out banks. */
  public NetworkPlan withBankSupports(float... supports) {
    return new NetworkPlan(taps, relativeInput, calendar, maxCost, supports);
  }
}
