package org.sswim.experiments.ablation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sswim.kernel.Kernels;
import org.sswim.sampling.WeightOptions;
import org.sswim.training.SSwimOptions;

class RecordFieldsTest {
  private static final SSwimOptions OPTIONS = SSwimOptions.defaults();

  @Test
  void readsThroughNestedRecords() {
    assertThat(RecordFields.get(OPTIONS, "neurons")).isEqualTo(400);
    assertThat(RecordFields.get(OPTIONS, "layer.weights.rule")).isEqualTo(WeightOptions.Rule.POINT);
    assertThat(RecordFields.get(OPTIONS, "layer.weights")).isEqualTo(OPTIONS.layer().weights());
  }

  @Test
  void changesOneComponentAndNothingElse() {
    SSwimOptions changed = RecordFields.with(OPTIONS, "layer.weights.whitening", 1.0);
    assertThat(changed.layer().weights().whitening()).isEqualTo(1.0);
    assertThat(OPTIONS.layer().weights().whitening()).isEqualTo(0.5);
    assertThat(RecordFields.with(changed, "layer.weights.whitening", 0.5)).isEqualTo(OPTIONS);
    SSwimOptions auto = RecordFields.with(OPTIONS, "layer.pairs.inputDistance", null);
    assertThat(auto.layer().pairs().inputDistance()).isNull();
  }

  @Test
  void aRecordStillChecksItsComponents() {
    assertThatThrownBy(() -> RecordFields.with(OPTIONS, "layer.weights.whitening", 2.0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("whitening must lie in 0..1; got 2.0");
    assertThatThrownBy(() -> RecordFields.with(OPTIONS, "layers", 0)).hasMessageContaining("1..10");
  }

  @Test
  void unknownComponentsAreNamed() {
    assertThatThrownBy(() -> RecordFields.get(OPTIONS, "layer.wieghts"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("LayerOptions has no component 'wieghts'; it has pspKernel, ")
        .hasMessageContaining("weights");
    assertThatThrownBy(() -> RecordFields.with(OPTIONS, "neurons.x", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'x' leads beyond 400");
  }

  /** Public, so that its accessors can be called. */
  public record Outer(int whole, Object kernel, Object nothing, SSwimOptions options) {}

  @Test
  void leavesAreInOrderAndFitIntoJson() {
    Map<String, Object> leaves =
        RecordFields.leaves(new Outer(3, Kernels.ALPHA, null, OPTIONS.withSeed(7)));
    assertThat(leaves)
        .containsEntry("whole", 3)
        .containsEntry("kernel", "alpha")
        .containsEntry("nothing", null)
        .containsEntry("options.maxCost", null)
        .containsEntry("options.layer.weights.rule", "POINT")
        .containsEntry("options.ridge.scale", true)
        .containsEntry("options.seed", 7L);
    assertThat(List.copyOf(leaves.keySet()))
        .startsWith("whole", "kernel", "nothing")
        .containsSubsequence("options.neurons", "options.layer.pspKernel", "options.seed")
        .doesNotContain("options", "options.layer");
    assertThat(RecordFields.plain(new int[] {1, 2})).isEqualTo(Arrays.asList(1, 2).toString());
    assertThat(RecordFields.plain(Double.POSITIVE_INFINITY)).isNull();
  }
}
