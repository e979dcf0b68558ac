package org.sswim.classifiers;

import java.util.List;
import org.sswim.comparison.Task;
import org.sswim.linalg.Workers;
import org.sswim.options.Settings;
import org.sswim.sequences.LabelledSequences;

/**
 * The data and options to which candidates of classification are fitted.
 *
 * @param train with the class of every sequence
 * @param options of networks, with the seed
 * @param workers share the work
 * @param watch hears of the fit on its way, epoch by epoch where gradients train
 */
public record ClassFitTask(
    LabelledSequences train, ClassifierOptions options, Workers workers, ClassWatch watch)
    implements Task<ClassFitTask> {
  @Override
  public ClassFitTask with(List<String> settings) {
    return new ClassFitTask(train, Settings.applied(options, settings), workers, watch);
  }
}
