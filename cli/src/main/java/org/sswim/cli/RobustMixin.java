package org.sswim.cli;

import org.sswim.options.Auto;
import org.sswim.readout.Objective;
import org.sswim.series.OutlierPolicy;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What values far outside of the others may do to a model. */
@InGroup(HelpGroup.VALUES)
@SuppressWarnings("NullAway.Init")
final class RobustMixin {
  @Option(
      names = "--outliers",
      paramLabel = "auto|keep",
      defaultValue = "auto",
      converter = PolicyConverter.class,
      description = {
        "Values far outside of the others of their column: auto, neither learn them nor let them",
        "into forecasts; keep, take them as they are (${DEFAULT-VALUE})."
      })
  private OutlierPolicy outliers;

  @Option(
      names = "--objective",
      paramLabel = "NAME",
      defaultValue = "auto",
      converter = ObjectiveConverter.class,
      description = {
        "What read-outs minimise: mse, huber or mae; auto is mse, or mae where a column is",
        "heavy-tailed (${DEFAULT-VALUE})."
      })
  private Auto<Objective> objective;

  OutlierPolicy outliers() {
    return outliers;
  }

  Auto<Objective> objective() {
    return objective;
  }

  /** Reads {@code --outliers}. */
  static final class PolicyConverter implements ITypeConverter<OutlierPolicy> {
    @Override
    public OutlierPolicy convert(String text) throws TypeConversionException {
      return Converters.constant(text, OutlierPolicy.class);
    }
  }

  /** Reads {@code --objective}. */
  static final class ObjectiveConverter extends Converters.OrAuto<Objective> {
    @Override
    Objective value(String text) {
      return Converters.constant(text, Objective.class, Auto.WORD);
    }
  }
}
