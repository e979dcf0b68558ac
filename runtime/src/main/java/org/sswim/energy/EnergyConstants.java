package org.sswim.energy;

/**
 * The energy of each kind of operation, in picojoules.
 *
 * @param mac a multiply-accumulate
 * @param ac an accumulate
 */
public record EnergyConstants(double mac, double ac) {

  /**
   * 32-bit floating point in 45 nm at 0.9 V: an addition 0.9 pJ, a multiplication 3.7 pJ, so 4.6 pJ
   * for both. Arithmetic only: moving data is not in it.
   *
   * @see <a href="https://doi.org/10.1109/ISSCC.2014.6757323">Horowitz 2014, Computing's energy
   *     problem (and what we can do about it), ISSCC, figure 1.1.9</a>
   */
  public static final EnergyConstants HOROWITZ_45NM = new EnergyConstants(4.6, 0.9);

  /** Joules of so many operations. */
  public double joules(double macs, double acs) {
    return 1e-12 * (mac * macs + ac * acs);
  }
}
