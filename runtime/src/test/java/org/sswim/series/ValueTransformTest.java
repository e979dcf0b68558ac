package org.sswim.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTransformTest {
  @Test
  void theLogarithmOfOnePlusX() {
    // log 1 = 0; log(1 + (e - 1)) = 1; log 1000 = 3 log 10.
    assertThat(ValueTransform.LOG1P.apply(0)).isZero();
    assertThat(ValueTransform.LOG1P.apply(Math.E - 1)).isCloseTo(1, within(1e-15));
    assertThat(ValueTransform.LOG1P.apply(999)).isCloseTo(3 * Math.log(10), within(1e-14));
  }

  @Test
  void theSquareRoot() {
    assertThat(ValueTransform.SQRT.apply(0)).isZero();
    assertThat(ValueTransform.SQRT.apply(6.25)).isEqualTo(2.5);
    assertThat(ValueTransform.SQRT.apply(-3)).isEqualTo(-3);
    assertThat(ValueTransform.SQRT.invert(2.5)).isEqualTo(6.25);
    assertThat(ValueTransform.SQRT.invert(-3)).isEqualTo(-3);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e9, -1, -0.25, 0, 1e-9, 0.5, 40, 1e12})
  void canBeInvertedAnywhere(double x) {
    for (ValueTransform transform : ValueTransform.values()) {
      assertThat(transform.invert(transform.apply(x))).isCloseTo(x, within(1e-12 * Math.abs(x)));
    }
  }

  @Test
  void hasNoBendAtZero() {
    double below = ValueTransform.LOG1P.apply(-1e-6) / -1e-6;
    double above = ValueTransform.LOG1P.apply(1e-6) / 1e-6;
    assertThat(above).isCloseTo(below, within(1e-5));
  }

  @Test
  void standardizersSeeItInPlaceOfValues() {
    double e = Math.E;
    // log(1 + x) is 0, 2, 0, 2: mean 1, deviation 1.
    TimeSeries series =
        TimeSeries.of(List.of("a"), new double[] {0, e * e - 1, 0, e * e - 1}, null);
    Standardizer scale = Standardizer.fit(series, 0, 4, ValueTransform.LOG1P);
    assertThat(scale.mean(0)).isCloseTo(1, within(1e-15));
    assertThat(scale.std(0)).isCloseTo(1, within(1e-15));
    assertThat(scale.apply(series)).containsExactly(-1, 1, -1, 1);
    assertThat(scale.invert(0, 2)).isCloseTo(e * e * e - 1, within(1e-12));
    assertThat(scale.level(0, 2)).isCloseTo(3, within(1e-15));
    assertThat(scale.distance(0, e - 1, e * e - 1)).isCloseTo(1, within(1e-14));
    assertThat(scale.moved(0, e - 1, 1)).isCloseTo(e * e - 1, within(1e-13));
    assertThat(scale.moved(0, e - 1, -1)).isCloseTo(0, within(1e-14));
  }

  @Test
  void columnsBesideTheChannelsStayAsTheyAre() {
    Standardizer scale =
        Standardizer.of(new double[] {1, 5}, new double[] {1, 2})
            .withTransform(ValueTransform.LOG1P, 1);
    assertThat(scale.score(0, Math.E - 1)).isCloseTo(0, within(1e-15));
    assertThat(scale.score(1, 9)).isEqualTo(2);
    assertThat(scale.invert(1, 2)).isEqualTo(9);
    assertThatThrownBy(() -> scale.withTransform(ValueTransform.LOG1P, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
