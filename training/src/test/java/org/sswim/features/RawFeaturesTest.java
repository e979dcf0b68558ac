package org.sswim.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sswim.forecasters.TestSeries;
import org.sswim.forecasters.WindowedSeries;
import org.sswim.forecasting.ChannelMode;
import org.sswim.samples.SampleBlock;
import org.sswim.samples.Samples;
import org.sswim.samples.Sequences;

class RawFeaturesTest {

  @Test
  void areOrderedByStepThenSignal() {
    float[] out = new float[8];
    WindowedSeries joint = TestSeries.counting(6, 2, 2, ChannelMode.JOINT);
    RawFeatures map = new RawFeatures(2, 2, 0, 0);
    map.write(joint.samples(false), new SampleBlock(0, 1, 2, 3), out);
    assertThat(out).containsExactly(10, 11, 20, 21, 40, 41, 50, 51);
    map.write(joint.samples(true), new SampleBlock(0, 1, 2, 3), out);
    assertThat(out).containsExactly(-10, -10, 0, 0, -10, -10, 0, 0);
  }

  /** Signal 10 place + step; input c beside it 100 (c + 1) + 10 place + step. */
  private record Counting(boolean relative) implements Samples {
    @Override
    public int lanes() {
      return 1;
    }

    @Override
    public int places() {
      return 3;
    }

    @Override
    public int steps() {
      return 2;
    }

    @Override
    public int signals() {
      return 1;
    }

    @Override
    public int context() {
      return 4;
    }

    @Override
    public float value(int lane, int place, int step, int signal) {
      return 10 * place + step;
    }

    @Override
    public float context(int lane, int place, int step, int input) {
      return 100 * (input + 1) + 10 * place + step;
    }
  }

  @Test
  void lastInputsBesideTheSignalsFollow() {
    // Of four inputs the first is not seen, two are at every step, the last at the last step.
    RawFeatures map = new RawFeatures(2, 1, 2, 1);
    assertThat(map.features()).isEqualTo(2 + 2 * 2 + 1);
    float[] out = new float[2 * 7];
    map.write(new Counting(false), new SampleBlock(0, 0, 2, 2), out);
    assertThat(out).containsExactly(0, 1, 200, 300, 201, 301, 401, 20, 21, 220, 320, 221, 321, 421);
    map.write(new Counting(true), new SampleBlock(0, 1, 1, 1), out);
    assertThat(out).startsWith(-1, 0, 210, 310, 211, 311, 411);
  }

  @Test
  void withoutInputsBesideThemNoneAreSeen() {
    RawFeatures map = new RawFeatures(2, 1, 0, 0);
    assertThat(map.features()).isEqualTo(2);
    float[] out = {7, 7, 7};
    map.write(new Counting(false), new SampleBlock(0, 2, 1, 1), out);
    assertThat(out).containsExactly(20, 21, 7);
  }

  @Test
  void stepsBeforeAShorterSequenceAreZero() {
    RawFeatures map = new RawFeatures(3, 1, 0, 0);
    float[] out = new float[6];
    map.write(
        Sequences.whole(List.of(new float[] {1, 2, 3}, new float[] {4}), 1),
        new SampleBlock(0, 0, 2, 1),
        out);
    assertThat(out).containsExactly(1, 2, 3, 0, 0, 4);
  }
}
