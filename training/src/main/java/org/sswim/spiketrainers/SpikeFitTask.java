package org.sswim.spiketrainers;

import java.util.List;
import org.sswim.comparison.Task;
import org.sswim.linalg.Workers;
import org.sswim.options.Settings;

/**
 * The data and options to which candidates of spike trains are fitted.
 *
 * @param train sequences with their targets
 * @param options of networks, with the seed
 * @param workers share the work
 */
public record SpikeFitTask(SpikeTrainData train, SpikeTrainOptions options, Workers workers)
    implements Task<SpikeFitTask> {
  @Override
  public SpikeFitTask with(List<String> settings) {
    return new SpikeFitTask(train, Settings.applied(options, settings), workers);
  }
}
