package org.sswim.experiments.ablation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sswim.checks.Checks;
import org.sswim.forecasters.TrainingData;
import org.sswim.options.Auto;
import org.sswim.options.OptionsJson;
import org.sswim.options.RecordFields;

/**
 * An axis before base and data are known.
 *
 * <p>A value that the base has already becomes the default of the axis. If the axis lacks it, the
 * base's own value comes first, as {@code auto} does where the validation block chooses.
 *
 * @param name name in tables and options: the path of the setting, if it is one
 * @param about what it decides, in a few words
 * @param option the component of {@link Base} that tells the default's value
 * @param path the component of {@link Base.Recipe} that variants change: {@code option} itself, or
 *     that of the plan which it leaves open or fixes
 * @param values the values to compare
 * @param condition whether the axis can change anything
 */
public record AxisDefinition(
    String name,
    String about,
    String option,
    String path,
    Function<TrainingData, List<?>> values,
    BiPredicate<Base, TrainingData> condition) {

  /** An axis still without values. */
  static AxisDefinition of(
      String name,
      String about,
      String option,
      String path,
      BiPredicate<Base, TrainingData> condition) {
    return new AxisDefinition(name, about, option, path, data -> List.of(), condition);
  }

  /** The same over values that are measured on the data. */
  AxisDefinition over(Function<TrainingData, List<?>> measured) {
    return new AxisDefinition(name, about, option, path, measured, condition);
  }

  /**
   * The same over other values.
   *
   * @throws IllegalArgumentException if one is automatic that belongs to a plan
   */
  AxisDefinition over(List<?> options) {
    boolean plan = !path.equals(option);
    Checks.not(plan && options.contains(Auto.auto()))
        .or("%s is swept over values; leave out auto", name);
    List<?> given =
        options.stream()
            .map(value -> plan && value instanceof Auto<?> auto ? auto.value() : value)
            .toList();
    return over(data -> given);
  }

  /**
   * The axis for a base and its data.
   *
   * @return nothing where the axis could change nothing, as the moment of data without dates
   */
  public Optional<Axis> resolve(Base base, TrainingData data) {
    if (!condition.test(base, data)) {
      return Optional.empty();
    }
    String usual = label(Objects.requireNonNull(RecordFields.get(base, option)));
    Map<String, Object> labelled = new LinkedHashMap<>();
    for (Object value : values.apply(data)) {
      labelled.putIfAbsent(label(value), value);
    }
    List<Variant> variants = new ArrayList<>();
    if (!labelled.containsKey(usual)) {
      variants.add(Variant.ofDefault(usual));
    }
    labelled.forEach(
        (label, value) ->
            variants.add(
                label.equals(usual)
                    ? Variant.ofDefault(usual)
                    : new Variant(label, Map.of(path, value))));
    return variants.size() < 2 ? Optional.empty() : Optional.of(new Axis(name, about, variants));
  }

  private static String label(Object value) {
    if (value instanceof Auto<?> option) {
      return option.map(AxisDefinition::label).toString();
    }
    if (value instanceof List<?> items) {
      return items.stream().map(AxisDefinition::label).collect(Collectors.joining(","));
    }
    if (value instanceof Double number) {
      return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
    }
    if (value instanceof Boolean yes) {
      return yes ? "on" : "off";
    }
    return String.valueOf(OptionsJson.plain(value));
  }
}
