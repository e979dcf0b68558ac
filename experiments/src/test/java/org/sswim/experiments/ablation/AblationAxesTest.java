package org.sswim.experiments.ablation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sswim.evaluation.Protocol;
import org.sswim.forecasters.ForecastOptions;
import org.sswim.forecasters.ForecastTrainer;
import org.sswim.forecasters.NetworkPlan;
import org.sswim.forecasting.ChannelMode;
import org.sswim.options.Auto;
import org.sswim.options.OptionsJson;
import org.sswim.options.RecordFields;
import org.sswim.options.Settings;
import org.sswim.sampling.TemporalOptions;
import org.sswim.series.TimeSeries;

class AblationAxesTest {
  private static final TimeSeries SERIES = Ablations.series();
  private static final Base BASE = Base.of(Ablations.small(), ChannelMode.SHARED);

  private static Axis axis(String name, ForecastOptions options) {
    return AblationAxes.named(name)
        .resolve(Base.of(options, ChannelMode.SHARED), Ablations.protocol(SERIES).data())
        .orElseThrow();
  }

  @Test
  void namesAndComponentsAreUnique() {
    assertThat(AblationAxes.all()).extracting(AxisDefinition::name).doesNotHaveDuplicates();
    assertThat(AblationAxes.all()).extracting(AxisDefinition::option).doesNotHaveDuplicates();
    assertThat(AblationAxes.all()).extracting(AxisDefinition::path).doesNotHaveDuplicates();
    assertThat(AblationAxes.all())
        .allMatch(axis -> axis.name().matches("[a-z]+([.-][a-z]+)*") && !axis.about().isBlank());
  }

  @Test
  void everyOptionHasAnAxisOrAReasonNotTo() {
    // Every axis is run over seeds.
    Set<String> varied = new HashSet<>(Set.of("options.network.seed"));
    AblationAxes.all().forEach(axis -> varied.add(axis.option()));
    for (Settings.Setting setting : Settings.of(BASE.options()).all()) {
      String option = "options." + setting.fields();
      if (!setting.said(".fixed").isEmpty()) {
        assertThat(varied).as("axis or reason").doesNotContain(option);
        varied.add(option);
      }
    }
    assertThat(varied)
        .as("numbers need .values in settings.properties, or a reason under .fixed")
        .containsAll(OptionsJson.leaves(OptionsJson.tree(BASE)).keySet());
  }

  @Test
  void noVariantIsTwiceInTheRegistryAndEveryAxisHasOneDefault() {
    List<String> changes = new ArrayList<>();
    for (Axis axis : Ablations.axes(BASE, SERIES)) {
      assertThat(axis.variants()).as(axis.name()).hasSizeGreaterThan(1);
      assertThat(Ablations.labels(axis)).as(axis.name()).doesNotHaveDuplicates();
      assertThat(axis.variants()).filteredOn(Variant::isDefault).as(axis.name()).hasSize(1);
      axis.variants().stream()
          .filter(variant -> !variant.isDefault())
          .forEach(variant -> changes.add(variant.text()));
    }
    assertThat(changes).hasSizeGreaterThan(50).doesNotHaveDuplicates();
  }

  @Test
  void aVariantDiffersFromTheDefaultInExactlyWhatItSays() {
    Protocol protocol = Ablations.protocol(SERIES);
    NetworkPlan plan = new ForecastTrainer().plan(protocol.fit(BASE.options()));
    Base.Recipe usual = BASE.with(plan);
    int unlike = 0;
    for (AxisDefinition definition : AblationAxes.all()) {
      Axis axis = definition.resolve(BASE, protocol.data()).orElse(null);
      for (Variant variant : axis == null ? List.<Variant>of() : axis.variants()) {
        Base.Recipe recipe = variant.apply(usual);
        if (variant.isDefault()) {
          assertThat(recipe).isEqualTo(usual);
          continue;
        }
        assertThat(variant.settings()).containsOnlyKeys(definition.path());
        assertThat(RecordFields.get(recipe, definition.path()))
            .isEqualTo(variant.settings().get(definition.path()));
        // Without the plan, no variant may equal the default; within it, what was chosen may.
        Map<String, Object> changed = changed(usual, recipe);
        assertThat(changed.keySet())
            .as(axis.name() + " " + variant.label())
            .allMatch(leaf -> (leaf + ".").startsWith(definition.path() + "."));
        if (!definition.path().startsWith("plan.")) {
          assertThat(changed).as(axis.name() + " " + variant.label()).isNotEmpty();
        }
        unlike += changed.isEmpty() ? 0 : 1;
      }
    }
    assertThat(unlike).isGreaterThan(35);
  }

  private static Map<String, Object> changed(Base.Recipe one, Base.Recipe other) {
    Map<String, Object> before = OptionsJson.leaves(OptionsJson.tree(one));
    Map<String, Object> changed = new TreeMap<>(OptionsJson.leaves(OptionsJson.tree(other)));
    changed
        .entrySet()
        .removeIf(
            leaf ->
                String.valueOf(leaf.getValue()).equals(String.valueOf(before.get(leaf.getKey()))));
    return changed;
  }

  @Test
  void valuesAreLabelledAsOptionsAreWritten() {
    ForecastOptions options = BASE.options();
    assertThat(Ablations.labels(axis("sampler", options)))
        .containsExactly("s-swim", "uniform-pairs", "random");
    assertThat(Ablations.labels(axis("input-distance", options)))
        .containsExactly("auto", "l1", "l2", "linf", "correlation");
    assertThat(Ablations.labels(axis("whitening", options))).containsExactly("0", "0.5", "1");
    assertThat(Ablations.labels(axis("temporal.rule", options)))
        .containsExactlyInAnyOrder("fixed", "correlation");
    // Of a window of 12: 1, a quarter, half, three quarters, nine tenths.
    assertThat(Ablations.labels(axis("taps", options)))
        .containsExactly("auto", "1", "3", "6", "9", "11");
    assertThat(Ablations.labels(axis("max-cost", options))).containsExactly("0", "0.3", "1.5");
    assertThat(Ablations.labels(axis("banks", ForecastOptions.defaults())))
        .contains("auto", "0.1,0.5,2.5", "0.5");
    assertThat(Ablations.labels(axis("channels", options))).containsExactly("shared", "joint");
  }

  @Test
  void theDefaultIsWhatTheOptionsSay() {
    assertThat(axis("neurons", Ablations.small()).usual().label()).isEqualTo("12");
    assertThat(axis("neurons", ForecastOptions.defaults()).usual().label()).isEqualTo("400");
    // Everything fixed: 6 taps, a cost of 0.5, relative inputs.
    ForecastOptions fixed = Ablations.fixed(20, 6, Auto.of(true));
    assertThat(axis("taps", fixed).usual().label()).isEqualTo("6");
    assertThat(Ablations.labels(axis("taps", fixed))).containsExactly("1", "3", "6", "9", "11");
    assertThat(Ablations.labels(axis("max-cost", fixed))).containsExactly("0.5", "0", "0.3", "1.5");
    assertThat(Ablations.labels(axis("relative-input", fixed))).containsExactly("on", "off");
  }

  @Test
  void axesThatCanChangeNothingAreLeftOut() {
    TimeSeries undated = TimeSeries.of(List.of("a"), TestSeries.seasonal(1, 300, 1, 0), null);
    assertThat(Ablations.axes(BASE, undated))
        .extracting(Axis::name)
        .contains("sampler", "fixed-support")
        .doesNotContain("channels", "relays");
    ForecastOptions correlation =
        RecordFields.with(
            BASE.options(), "network.layer.temporal.rule", TemporalOptions.Rule.CORRELATION);
    assertThat(Ablations.axes(Base.of(correlation, ChannelMode.SHARED), SERIES))
        .extracting(Axis::name)
        .contains("temporal.rule")
        .doesNotContain("fixed-support");
  }

  @Test
  void unknownAxesAreRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> AblationAxes.named("tap"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'tap'; did you mean taps?");
    assertThatThrownBy(() -> AblationAxes.named("colour"))
        .hasMessageContaining("'colour'; known: sampler, neurons");
  }
}
