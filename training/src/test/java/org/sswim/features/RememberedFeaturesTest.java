package org.sswim.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.Samples;
import org.sswim.samples.Sequences;

class RememberedFeaturesTest {
  private static final Samples SAMPLES =
      Sequences.whole(List.of(new float[] {1, 2}, new float[] {3, 4}, new float[] {5, 6}), 1);

  /** The last value of each sample; records what it is asked for. */
  private static final class Last implements FeatureMap {
    final List<SampleBlock> asked = new ArrayList<>();

    @Override
    public int features() {
      return 1;
    }

    @Override
    public FeatureMap forWorker() {
      return this;
    }

    @Override
    public int skipFeatures() {
      return 1;
    }

    @Override
    public void write(Samples samples, SampleBlock block, float[] out) {
      asked.add(block);
      for (int i = 0; i < block.count(); i++) {
        out[i] = samples.value(0, block.start(i), 1, 0);
      }
    }
  }

  @Test
  void computesOnceWhatIsAskedForTwice() {
    Last map = new Last();
    RememberedFeatures features = new RememberedFeatures(map);
    SampleBlock one = new SampleBlock(0, 0, 2, 1);
    float[] out = new float[3];
    features.write(SAMPLES, one, out);
    assertThat(out).startsWith(2, 4);
    float[] again = new float[3];
    features.write(SAMPLES, new SampleBlock(0, 0, 2, 1), again);
    assertThat(again).startsWith(2, 4);
    assertThat(map.asked).containsExactly(one);
    features.write(SAMPLES, new SampleBlock(0, 0, 3, 1), out);
    assertThat(out).containsExactly(2, 4, 6);
    features.write(
        Sequences.whole(List.of(new float[] {7, 8}), 1), new SampleBlock(0, 0, 1, 1), out);
    assertThat(out).startsWith(8);
    assertThat(map.asked).hasSize(3);
    assertThat(features.skipFeatures()).isEqualTo(1);
  }

  @Test
  void whatIsSuperposedOrGoesOnIsNotRemembered() {
    Last map = new Last();
    RememberedFeatures features = new RememberedFeatures(map);
    SampleBlock block = new SampleBlock(0, 0, 2, 1);
    float[] out = new float[2];
    features.write(SAMPLES, block, out);
    features.writeNext(SAMPLES, block, out);
    features.write(SAMPLES, block, out);
    assertThat(map.asked).hasSize(3);
  }
}
