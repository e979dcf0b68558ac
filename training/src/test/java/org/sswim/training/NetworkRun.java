package org.sswim.training;

import java.util.ArrayList;
import java.util.List;
import org.sswim.network.HiddenNetwork;
import org.sswim.network.InputLayer;
import org.sswim.network.SkipConnections;
import org.sswim.network.SpikingLayer;
import org.sswim.network.SpikingNetwork;
import org.sswim.simulation.InputProjection;
import org.sswim.simulation.NetworkState;
import org.sswim.simulation.NetworkStep;
import org.sswim.stored.StateBytes;

/** Runs networks from rest over rows, one step a row: what everything faster has to agree with. */
public final class NetworkRun {
  private NetworkRun() {}

  /**
   * The states after every step; the first step is at the row that fills the taps.
   *
   * @param rows row-major {@code [rows][signals + context]}
   */
  public static List<NetworkState> states(HiddenNetwork network, float[] rows) {
    InputLayer input = network.input();
    SpikingLayer first = network.layers().get(0);
    InputProjection projection = new InputProjection(input, first);
    NetworkStep step = new NetworkStep(network);
    NetworkState state = step.newState();
    float[] drive = new float[first.neurons()];
    List<NetworkState> states = new ArrayList<>();
    int width = input.rowWidth();
    for (int row = input.firstStep() * width; row < rows.length; row += width) {
      projection.project(rows, row, new float[input.width()], drive);
      step.step(drive, state);
      states.add(copy(step, state));
    }
    return states;
  }

  private static NetworkState copy(NetworkStep step, NetworkState state) {
    NetworkState copy = step.newState();
    StateBytes.read(StateBytes.of(state::state), copy::state);
    return copy;
  }

  /** The outputs at the last of the rows; skip connections see 0 before the first. */
  public static float[] outputs(SpikingNetwork network, float[] rows) {
    HiddenNetwork hidden = network.hidden();
    List<NetworkState> states = states(hidden, rows);
    float[] features = new float[hidden.features()];
    NetworkState last = states.get(states.size() - 1);
    new NetworkStep(hidden).features(last, new float[hidden.last().neurons()], features, 0);
    float[] out = new float[network.outputs()];
    network.readout().apply(features, out);
    SkipConnections skip = network.skip();
    if (skip != null) {
      int width = hidden.input().rowWidth();
      for (int s = 0; s < skip.sources(); s++) {
        for (int d = 0; d < skip.delays(); d++) {
          int at = rows.length - (d + 1) * width + skip.place(s, width);
          skip.add(s, d, at < 0 ? 0 : rows[at], out);
        }
      }
      skip.addAhead(rows, rows.length, out);
    }
    return out;
  }
}
