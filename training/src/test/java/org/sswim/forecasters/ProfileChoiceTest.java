package org.sswim.forecasters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sswim.forecasting.ChannelMode;
import org.sswim.options.Auto;
import org.sswim.series.CalendarInputs;

class ProfileChoiceTest {
  private static final NetworkPlan PLAN = new NetworkPlan(3, true, CalendarInputs.none(), 1, 1);
  private static final TrainingData DATED =
      TrainingData.of(TestSeries.hourly(400, r -> r % 24), 300, 12, ChannelMode.SHARED);

  private static ToDoubleFunction<NetworkPlan> ratio(double with) {
    return plan -> plan.profile() ? with : 1;
  }

  @ParameterizedTest
  @CsvSource({"0.94, 0.94, true", "0.96, 0.5, false", "0.5, 0.96, false", "1.1, 1.1, false"})
  void aProfileMustGainOnBothSetsOfWindows(double among, double behind, boolean taken) {
    ForecastOptions open = ForecastOptions.defaults();
    assertThat(ProfileChoice.of(open, DATED, PLAN, ratio(among), ratio(behind)).profile())
        .isEqualTo(taken);
  }

  @Test
  void whatIsFixedIsNotAsked() {
    ToDoubleFunction<NetworkPlan> none =
        plan -> {
          throw new AssertionError("asked for the error of a plan");
        };
    for (boolean given : new boolean[] {true, false}) {
      ForecastOptions fixed = ForecastOptions.defaults().withProfile(Auto.of(given));
      assertThat(ProfileChoice.of(fixed, DATED, PLAN, none, none).profile()).isEqualTo(given);
    }
    ForecastOptions off = ForecastOptions.defaults().withCalendar(Auto.of(false));
    assertThat(ProfileChoice.of(off, DATED, PLAN, none, none).profile()).isFalse();
  }
}
