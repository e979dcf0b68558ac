package org.sswim.nir;

/**
 * LI, CubaLI, LIF, CubaLIF, I and IF. Over a step dt with a held input S the equations have the
 * solutions
 *
 * <pre>
 *   without synapse  v(dt) = v_leak + (v - v_leak) a + r S (1 - a),             a = e^(-dt / tau)
 *   with synapse     v(dt) = v_leak + (v - v_leak) a_m + r (w S (1 - a_m) + (I - w S) g)
 *                    I(dt) = w S + (I - w S) a_s,  g = tau_syn (a_s - a_m) / (tau_syn - tau_mem)
 *   I and IF         v(dt) = v + r S dt
 * </pre>
 *
 * with {@code g = (dt / tau) e^(-dt / tau)} where both time constants are equal. An event of area x
 * adds {@code r x / tau}, {@code w x / tau_syn} or {@code r x}.
 */
final class IntegratorRun extends NodeRun {
  private static final double EQUAL = 1e-9;

  private final NirType type;
  private final boolean synapse;
  private final double[] r;
  private final double[] leak;
  private final double[] weight;
  private final double[] threshold;
  private final double[] reset;
  private final boolean fires;

  /** What is left of the membrane's and the synapse's deviation after a step. */
  private final double[] membraneDecay;

  private final double[] synapseDecay;
  private final double[] gain;

  /** What an event of area 1 adds. */
  private final double[] jump;

  private final double dt;
  private final double[] v;
  private final double[] i;
  private final double[] held;

  IntegratorRun(NirNode node, double dt) {
    super(node);
    this.dt = dt;
    type = node.type();
    synapse = type == NirType.CUBA_LI || type == NirType.CUBA_LIF;
    fires = type == NirType.LIF || type == NirType.CUBA_LIF || type == NirType.IF;
    r = node.values("r");
    int n = r.length;
    leak = leakless() ? new double[n] : node.values("v_leak");
    weight = synapse ? node.values("w_in") : r;
    threshold = fires ? node.values("v_threshold") : new double[0];
    reset = fires ? node.values("v_reset") : new double[0];
    membraneDecay = new double[n];
    synapseDecay = new double[n];
    gain = new double[n];
    jump = new double[n];
    for (int k = 0; k < n; k++) {
      prepare(node, k);
    }
    v = leak.clone();
    i = new double[n];
    held = new double[n];
  }

  private boolean leakless() {
    return type == NirType.IF || type == NirType.INTEGRATOR;
  }

  private void prepare(NirNode node, int k) {
    if (leakless()) {
      membraneDecay[k] = 1;
      gain[k] = dt;
      jump[k] = r[k];
      return;
    }
    double tau = node.values(synapse ? "tau_mem" : "tau")[k];
    double a = Math.exp(-dt / tau);
    membraneDecay[k] = a;
    if (!synapse) {
      gain[k] = -Math.expm1(-dt / tau);
      jump[k] = r[k] / tau;
      return;
    }
    double tauSyn = node.values("tau_syn")[k];
    synapseDecay[k] = Math.exp(-dt / tauSyn);
    gain[k] =
        Math.abs(tauSyn - tau) <= EQUAL * tau
            ? dt / tau * a
            : tauSyn * (synapseDecay[k] - a) / (tauSyn - tau);
    jump[k] = weight[k] / tauSyn;
  }

  @Override
  void advance() {
    for (int k = 0; k < v.length; k++) {
      double away = (v[k] - leak[k]) * membraneDecay[k];
      if (synapse) {
        double settled = weight[k] * held[k];
        double excess = i[k] - settled;
        v[k] = leak[k] + away + r[k] * (settled * (1 - membraneDecay[k]) + excess * gain[k]);
        i[k] = settled + excess * synapseDecay[k];
        say(k);
      } else {
        v[k] = leak[k] + away + r[k] * held[k] * gain[k];
      }
    }
  }

  @Override
  void step() {
    for (int k = 0; k < v.length; k++) {
      held[k] = current[k];
      if (synapse) {
        i[k] += jump[k] * events[k];
      } else {
        v[k] += jump[k] * events[k];
        say(k);
      }
    }
  }

  private void say(int k) {
    outEvents[k] = 0;
    outCurrent[k] = fires ? 0 : v[k];
    if (fires && v[k] > threshold[k]) {
      outEvents[k] = 1;
      v[k] = reset[k];
    }
  }
}
