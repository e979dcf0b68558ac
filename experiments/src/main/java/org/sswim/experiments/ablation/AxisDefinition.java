package org.sswim.experiments.ablation;

import java.math.BigDecimal;
import java.util.ArrayList;
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
 * @param path the component of {@link Recipe} that variants change: {@code option} itself, or that
 *     of the plan which it leaves open or fixes
 * @param values the values to compare
 * @param condition whether the axis can change anything
 */
public record AxisDefinition(
    String name,
    String about,
    String option,
    String path,
    Function<TrainingData, List<Value>> values,
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
    return new AxisDefinition(
        name, about, option, path, data -> labelled(measured.apply(data)), condition);
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
    List<Value> given =
        labelled(
            options.stream()
                .map(value -> plan && value instanceof Auto<?> auto ? auto.value() : value)
                .toList());
    return new AxisDefinition(name, about, option, path, data -> given, condition);
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
    List<Variant> variants = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (Value value : values.apply(data)) {
      if (!labels.contains(value.label)) {
        labels.add(value.label);
        variants.add(value.label.equals(usual) ? Variant.ofDefault(usual) : value.on(path));
      }
    }
    if (!labels.contains(usual)) {
      variants.add(0, Variant.ofDefault(usual));
    }
    return variants.size() < 2 ? Optional.empty() : Optional.of(new Axis(name, about, variants));
  }

  /** Values as tables show them. */
  static List<Value> labelled(List<?> values) {
    List<Value> labelled = new ArrayList<>();
    for (Object value : values) {
      labelled.add(new Value(label(value), value));
    }
    return labelled;
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

  /**
   * A value and how it is written.
   *
   * @param label what tables show
   * @param value the value
   */
  public record Value(String label, Object value) {

    Variant on(String path) {
      return new Variant(label, Map.of(path, value));
    }
  }
}
