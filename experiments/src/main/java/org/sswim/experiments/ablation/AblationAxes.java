package org.sswim.experiments.ablation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.NetworkPlan;
import org.sswim.forecasters.TrainingData;
import org.sswim.forecasting.ChannelMode;
import org.sswim.options.Auto;
import org.sswim.options.Nearest;
import org.sswim.options.RecordFields;
import org.sswim.options.Settings;
import org.sswim.sampling.TemporalOptions;
import org.sswim.series.TimeSeries;
import org.sswim.training.SSwimOptions;

/**
 * The axes that can be ablated: where weights come from, the settings of training in their order,
 * and how channels are seen. An option that is added to a record is an axis by its line in {@code
 * settings.properties}. There {@code .values} says which values are compared, or how they are
 * measured on the data. Without that an axis has all values that words say; numbers have none.
 * {@code .where} is a condition, and {@code .fixed} is why an option is no axis.
 */
public final class AblationAxes {
  private static final Settings SETTINGS = Settings.of(ForecastOptions.defaults());
  private static final String VALUES = ".values";
  private static final Base BASE = Base.of(ForecastOptions.defaults(), ChannelMode.SHARED);

  /** What the plan holds of these is taken from there. */
  private static final Set<Class<?>> PLANNED = Set.of(ForecastOptions.class, SSwimOptions.class);

  private static final Map<String, BiPredicate<Base, TrainingData>> CONDITIONS =
      Map.of(
          "always",
          (base, data) -> true,
          "several signals",
          (base, data) -> base.channels().signals(data.series().channels()) > 1,
          "several channels",
          (base, data) -> data.series().channels() > 1,
          "several layers",
          (base, data) -> base.options().network().layers() > 1,
          "fixed supports",
          (base, data) ->
              base.options().network().layer().temporal().rule() == TemporalOptions.Rule.FIXED,
          "no value below 0",
          (base, data) -> nonNegative(data));

  private static final Map<String, Function<TrainingData, List<?>>> MEASURED =
      Map.of(
          "shares of the window",
          data -> shares(data.window()),
          "modes of the moment stage",
          data -> data.momentModes(data.series().rows() / 2));

  private static final List<AxisDefinition> ALL = found();

  private AblationAxes() {}

  private static List<AxisDefinition> found() {
    List<AxisDefinition> found = new ArrayList<>();
    found.add(given("sampler", "Where hidden weights come from.", "source", "always"));
    for (Settings.Setting setting : SETTINGS.all()) {
      Function<TrainingData, List<?>> measured = MEASURED.get(setting.said(VALUES));
      List<?> compared = measured == null ? compared(setting) : List.of();
      if (setting.said(".fixed").isEmpty() && (measured != null || !compared.isEmpty())) {
        found.add(measured == null ? axis(setting).over(compared) : axis(setting).over(measured));
      }
    }
    String about = "One network for every channel by itself, or one that sees all.";
    found.add(given("channels", about, "channels", "several channels"));
    return List.copyOf(found);
  }

  /** An axis over a component that is no setting. */
  private static AxisDefinition given(String name, String about, String option, String where) {
    return AxisDefinition.of(name, about, option, option, known(where))
        .over(RecordFields.values(BASE, option));
  }

  /** The axis of a setting, still without values. */
  private static AxisDefinition axis(Settings.Setting setting) {
    String where = setting.said(".where");
    return AxisDefinition.of(
        SETTINGS.path(setting),
        setting.about(),
        option(setting),
        planned(setting) ? "plan." + setting.component().getName() : option(setting),
        known(where.isEmpty() ? "always" : where));
  }

  /** Whether the plan leaves a setting open or fixes it. */
  private static boolean planned(Settings.Setting setting) {
    return PLANNED.contains(setting.component().getDeclaringRecord())
        && Arrays.stream(NetworkPlan.class.getRecordComponents())
            .anyMatch(part -> part.getName().equals(setting.component().getName()));
  }

  /** Values that are said of a setting, or all that words say; nothing is automatic in a plan. */
  private static List<?> compared(Settings.Setting setting) {
    String said = setting.said(VALUES);
    if (!said.isEmpty()) {
      return Arrays.stream(said.split(", ")).map(setting::parse).toList();
    }
    return RecordFields.values(BASE, option(setting)).stream()
        .filter(value -> !planned(setting) || !value.equals(Auto.auto()))
        .toList();
  }

  private static String option(Settings.Setting setting) {
    return "options." + setting.fields();
  }

  private static BiPredicate<Base, TrainingData> known(String condition) {
    return Objects.requireNonNull(CONDITIONS.get(condition), condition);
  }

  /** Every axis. */
  public static List<AxisDefinition> all() {
    return ALL;
  }

  /**
   * The axis of a name.
   *
   * @throws IllegalArgumentException naming those that are near, or all
   */
  public static AxisDefinition named(String name) {
    return ALL.stream()
        .filter(axis -> axis.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown axis '%s'%s"
                        .formatted(
                            name,
                            Nearest.questionOrKnown(
                                name, ALL.stream().map(AxisDefinition::name).toList()))));
  }

  /**
   * An axis over some values of an option of training.
   *
   * @param path of the option, as {@link Settings} takes it
   * @param values as they are written
   * @throws IllegalArgumentException if the option does not exist, or a value is not one of its
   *     values
   */
  public static AxisDefinition swept(String path, List<String> values) {
    Settings.Setting setting = SETTINGS.at(path);
    values.forEach(value -> SETTINGS.with(path + "=" + value));
    return axis(setting).over(values.stream().map(setting::parse).toList());
  }

  /** 1, then shares of a window. */
  private static List<Integer> shares(int window) {
    return List.of(
        1,
        Math.max(1, Math.round(0.25f * window)),
        Math.max(1, window / 2),
        Math.max(1, Math.round(0.75f * window)),
        Math.max(1, Math.round(0.9f * window)));
  }

  private static boolean nonNegative(TrainingData data) {
    TimeSeries series = data.series();
    return IntStream.range(0, series.rows() * series.channels())
        .noneMatch(i -> series.value(i / series.channels(), i % series.channels()) < 0);
  }
}
