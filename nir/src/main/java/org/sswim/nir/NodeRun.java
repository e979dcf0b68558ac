package org.sswim.nir;

import org.sswim.checks.Checks;

/** The state of one node, and what goes in and out of it at the present grid point. */
abstract class NodeRun {
  /** What comes in: impulses at the grid point, and a current from it on. */
  final double[] events;

  final double[] current;
  final double[] outEvents;
  final double[] outCurrent;

  NodeRun(NirNode node) {
    events = new double[node.inputs()];
    current = new double[node.inputs()];
    outEvents = new double[node.outputs()];
    outCurrent = new double[node.outputs()];
  }

  /** Moves on to the present grid point. Nodes whose output is later say it here. */
  void advance() {}

  /** Takes what comes in at the present grid point. */
  abstract void step();

  static NodeRun of(String name, NirNode node, double dt) {
    return switch (node.type()) {
      case INPUT, OUTPUT -> new Passing(node);
      case AFFINE, LINEAR, SCALE -> new Weights(node);
      case DELAY -> new Delay(name, node, dt);
      case THRESHOLD -> new Threshold(node);
      case LI, CUBA_LI, LIF, CUBA_LIF, INTEGRATOR, IF -> new IntegratorRun(node, dt);
    };
  }

  private static final class Passing extends NodeRun {
    Passing(NirNode node) {
      super(node);
    }

    @Override
    void step() {
      System.arraycopy(events, 0, outEvents, 0, events.length);
      System.arraycopy(current, 0, outCurrent, 0, current.length);
    }
  }

  private static final class Weights extends NodeRun {
    private final NirNode node;

    Weights(NirNode node) {
      super(node);
      this.node = node;
    }

    @Override
    void step() {
      if (node.type() == NirType.SCALE) {
        double[] scale = node.values("scale");
        for (int i = 0; i < scale.length; i++) {
          outEvents[i] = scale[i] * events[i];
          outCurrent[i] = scale[i] * current[i];
        }
        return;
      }
      double[] weight = node.values("weight");
      for (int o = 0; o < outEvents.length; o++) {
        double impulses = 0;
        double held = node.type() == NirType.AFFINE ? node.values("bias")[o] : 0;
        for (int i = 0; i < events.length; i++) {
          impulses += weight[o * events.length + i] * events[i];
          held += weight[o * events.length + i] * current[i];
        }
        outEvents[o] = impulses;
        outCurrent[o] = held;
      }
    }
  }

  private static final class Threshold extends NodeRun {
    private final double[] threshold;

    Threshold(NirNode node) {
      super(node);
      threshold = node.values("threshold");
    }

    @Override
    void step() {
      for (int i = 0; i < threshold.length; i++) {
        outEvents[i] = events[i] + current[i] > threshold[i] ? 1 : 0;
      }
    }
  }

  private static final class Delay extends NodeRun {
    /** How far from a whole number of steps a delay may be. */
    private static final double ROUNDING = 1e-6;

    private static final int LONGEST = 1_000_000;
    private static final long MOST_VALUES = 10_000_000;

    private final int[] steps;
    private final double[][] pastEvents;
    private final double[][] pastCurrent;
    private final boolean later;
    private int position;

    Delay(String name, NirNode node, double dt) {
      super(node);
      later = node.later();
      double[] seconds = node.values("delay");
      steps = new int[seconds.length];
      int longest = 0;
      for (int i = 0; i < steps.length; i++) {
        double exact = seconds[i] / dt;
        boolean whole = Math.abs(exact - Math.rint(exact)) <= ROUNDING * Math.max(1, exact);
        if (exact > LONGEST || !whole || (exact > 0 && Math.rint(exact) == 0)) {
          throw new NirException(
              ("node '%s': a delay of %s s must be 0 to %s steps of %s s, and a whole number of"
                      + " them; give another --dt")
                  .formatted(name, seconds[i], LONGEST, dt));
        }
        steps[i] = (int) Math.rint(exact);
        longest = Math.max(longest, steps[i]);
      }
      Checks.that((longest + 1L) * steps.length <= MOST_VALUES, NirException::new)
          .or("node '%s' would hold over %s values; give a larger --dt", name, MOST_VALUES);
      pastEvents = new double[longest + 1][steps.length];
      pastCurrent = new double[longest + 1][steps.length];
    }

    @Override
    void advance() {
      position = (position + 1) % pastEvents.length;
      if (later) {
        read();
      }
    }

    @Override
    void step() {
      System.arraycopy(events, 0, pastEvents[position], 0, events.length);
      System.arraycopy(current, 0, pastCurrent[position], 0, current.length);
      if (!later) {
        read();
      }
    }

    private void read() {
      for (int i = 0; i < steps.length; i++) {
        int at = Math.floorMod(position - steps[i], pastEvents.length);
        outEvents[i] = pastEvents[at][i];
        outCurrent[i] = pastCurrent[at][i];
      }
    }
  }
}
