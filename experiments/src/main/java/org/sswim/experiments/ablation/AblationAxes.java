package org.sswim.experiments.ablation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.TrainingData;
import org.sswim.forecasting.ChannelMode;
import org.sswim.options.Nearest;
import org.sswim.options.Presets;
import org.sswim.options.RecordFields;
import org.sswim.options.Settings;
import org.sswim.sampling.TemporalOptions;
import org.sswim.series.TimeSeries;

/**
 * The axes that can be ablated, in the order of the table: those of {@code axes.json}. An option
 * that is added to a record is one more object there. It says the {@code option} and, if variants
 * change the plan, its {@code path} in the plan. Where the option is a setting, that has the same
 * name. Without {@code values} an axis has all that words can say, unless they are {@code measured}
 * on the data.
 */
public final class AblationAxes {
  private static final Settings SETTINGS = Settings.of(ForecastOptions.defaults());

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
          (base, data) -> temporal(base) == TemporalOptions.Rule.FIXED,
          "no value below 0",
          (base, data) -> nonNegative(data));

  private static final Map<String, Function<TrainingData, List<?>>> MEASURED =
      Map.of(
          "shares of the window",
          data -> shares(data.window()),
          "modes of the moment stage",
          data -> data.momentModes(data.series().rows() / 2));

  private static final List<AxisDefinition> ALL =
      ((List<?>) Objects.requireNonNull(Presets.tree(AblationAxes.class, "axes.json").get("axes")))
          .stream().map(axis -> definition((Map<?, ?>) axis)).toList();

  private AblationAxes() {}

  private static AxisDefinition definition(Map<?, ?> axis) {
    String option = text(axis, "option", "");
    String measured = text(axis, "measured", "");
    AxisDefinition open =
        new AxisDefinition(
            SETTINGS.all().stream()
                .filter(setting -> option.equals(option(setting)))
                .findFirst()
                .map(SETTINGS::path)
                .orElseGet(() -> text(axis, "name", option)),
            text(axis, "about", ""),
            option,
            text(axis, "path", option),
            data -> AxisDefinition.labelled(known(MEASURED, measured).apply(data)),
            known(CONDITIONS, text(axis, "where", "always")));
    if (!measured.isEmpty()) {
      return open;
    }
    Base base = Base.of(ForecastOptions.defaults(), ChannelMode.SHARED);
    return axis.get("values") instanceof List<?> texts
        ? open.over(
            texts.stream().map(t -> RecordFields.parse(base, option, String.valueOf(t))).toList())
        : open.over(RecordFields.values(base, option));
  }

  private static String option(Settings.Setting setting) {
    return "options." + setting.fields();
  }

  private static String text(Map<?, ?> axis, String name, String other) {
    return axis.get(name) instanceof String text ? text : other;
  }

  private static <T> T known(Map<String, T> known, String name) {
    return Objects.requireNonNull(known.get(name), name);
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
   * An axis over some values of an option of training: that of its option, if there is one, else
   * one of its path.
   *
   * @param path of the option, as {@link Settings} takes it
   * @param values as they are written
   * @throws IllegalArgumentException if the option does not exist, or a value is not one of its
   *     values
   */
  public static AxisDefinition swept(String path, List<String> values) {
    Settings.Setting setting = SETTINGS.at(path);
    values.forEach(value -> SETTINGS.with(path + "=" + value));
    String option = option(setting);
    AxisDefinition known =
        ALL.stream()
            .filter(axis -> axis.option().equals(option))
            .findFirst()
            .orElseGet(() -> AxisDefinition.of(SETTINGS.path(setting), setting.about(), option));
    return known.over(values.stream().map(setting::parse).toList());
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

  private static TemporalOptions.Rule temporal(Base base) {
    return base.options().network().layer().temporal().rule();
  }

  private static boolean nonNegative(TrainingData data) {
    TimeSeries series = data.series();
    return IntStream.range(0, series.rows() * series.channels())
        .noneMatch(i -> series.value(i / series.channels(), i % series.channels()) < 0);
  }
}
