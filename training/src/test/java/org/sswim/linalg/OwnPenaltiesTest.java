package org.sswim.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OwnPenaltiesTest {
  private static final int DATES = 60;
  private static final int YEARS = 8;

  /** Dates of the first year alone. */
  private static final int ONCE = 30;

  private static final double[] PENALTY = {4, 5};

  /** A row of each date and year, each year left out in turn. */
  private static final class Years {
    final NormalEquations all = new NormalEquations(DATES + ONCE, 1);
    final List<NormalEquations> each = new ArrayList<>();
    final GroupedRidge ridge;

    /** Noise of deviation 1, and an effect of the first dates and of the first of one year. */
    Years(int dates, double effect) {
      Random random = new Random(3);
      for (int year = 0; year < YEARS; year++) {
        BlockMoments rows = all.newBlock();
        for (int date = 0; date < DATES + (year == 0 ? ONCE : 0); date++) {
          float[] row = new float[DATES + ONCE];
          row[date] = 1;
          double value = random.nextGaussian() + (date < dates || date == DATES ? effect : 0);
          rows.add(row, 1, new float[] {(float) value});
        }
        all.add(rows, 1);
        NormalEquations own = new NormalEquations(DATES + ONCE, 1);
        own.add(rows, 1);
        each.add(own);
      }
      ridge =
          new GroupedRidge(
              all,
              each,
              List.of(),
              List.of(
                  new FeatureGroup(DATES, FeatureGroup.Unit.SAMPLES, PENALTY),
                  new FeatureGroup(ONCE, FeatureGroup.Unit.SAMPLES, PENALTY)),
              0,
              GroupedRidge.alike(1),
              Workers.of(2));
    }

    double[] alike() {
      return ridge.solve(PENALTY).weights();
    }

    double[] own() {
      return new OwnPenalties(ridge, PENALTY, 0, 1).solve(all).weights();
    }
  }

  private static double square(double[] weights, int from, int to) {
    return IntStream.range(from, to).mapToDouble(d -> weights[d] * weights[d]).average().orElse(0);
  }

  @Test
  void whatIsSpecialIsHardlyShrunkenAndTheRestMore() {
    Years years = new Years(1, 10);
    double[] alike = years.alike();
    double[] own = years.own();
    // 8 years against a penalty of 4.
    assertThat(alike[0]).isCloseTo(10 * 8 / 12., within(0.6));
    assertThat(own[0]).isGreaterThan(9.3);
    assertThat(square(own, 1, DATES)).isLessThan(0.7 * square(alike, 1, DATES));
  }

  @Test
  void whatIsSpecialOnceIsShrunkenLessThanTheRest() {
    Years years = new Years(1, 10);
    double[] alike = years.alike();
    double[] own = years.own();
    assertThat(alike[DATES]).isLessThan(3);
    assertThat(own[DATES]).isGreaterThan(2 * alike[DATES]);
    assertThat(square(own, DATES + 1, DATES + ONCE))
        .isLessThan(square(alike, DATES + 1, DATES + ONCE));
  }

  @Test
  void penaltiesThatErrMoreOnWhatIsLeftOutDoNotStand() {
    // Of each date half as much as its noise: no date is special.
    Years years = new Years(DATES / 2, 1);
    assertThat(Arrays.copyOf(years.own(), DATES))
        .containsExactly(Arrays.copyOf(years.alike(), DATES), within(0.01));
  }

  @Test
  void withoutAPenaltyTheGroupIsLeftOut() {
    Years years = new Years(1, 10);
    double[] none = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    OwnPenalties own = new OwnPenalties(years.ridge, none, 0, 1);
    assertThat(own.solve(years.all).weights()).containsOnly(0);
    assertThat(own.without(2).weights()).containsOnly(0);
  }

  @Test
  void aYearThatIsLeftOutIsAsIfItWereNotThere() {
    Years years = new Years(1, 10);
    OwnPenalties own = new OwnPenalties(years.ridge, PENALTY, 0, 1);
    double[] without = own.without(5).weights();
    double[] direct = own.solve(years.all.less(years.each.get(5))).weights();
    assertThat(without).containsExactly(direct, within(1e-9));
  }
}
