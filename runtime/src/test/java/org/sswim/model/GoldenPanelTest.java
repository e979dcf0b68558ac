package org.sswim.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sswim.panels.PanelForecast;
import org.sswim.panels.PanelModel;

/** The golden file of panels: read for ever, always with the same forecasts. */
class GoldenPanelTest {
  /** Output of golden/panel.py: NumPy, double precision, straight from the definition. */
  private static final double[][] LONGER = {
    {8.9816534579596, 5.502030860894206, 10.086230011339042},
    {7.531779539059867, 4.343741575921013, 7.760715761325949},
    {10.677916113357009, 6.911386566019364, 13.02904730762691}
  };

  /** The same of the series of 7 rows. */
  private static final double[][] SHORTER = {
    {10.158784841308698, 4.439176507175861, 10.241391825302582},
    {8.921158838358176, 3.6958587619428607, 8.4240663291117},
    {11.550799877650887, 5.3001556426653424, 12.409168161265592}
  };

  /** The first ones within bounds. */
  private static final double[][] BOUNDED = {
    {8.9816534579596, 5.502030860894206, 10.0},
    {7.531779539059867, 5.0, 7.760715761325949},
    {10.0, 6.911386566019364, 10.0}
  };

  /** The same with shares of simple rows, whose series of 12 rows has an outlier. */
  private static final double[][] GLITCH = {
    {8.643400526436617, 7.5845581177809445, 9.374675705537788},
    {7.35193350717763, 6.172391282362117, 7.36199233132445},
    {10.13456825696208, 9.274765441029942, 11.871800371291174}
  };

  /** The same of what sees more than values, of the series of 12 rows and of 7. */
  private static final double[][] BESIDE = {
    {13.41250513703053, 12.412362187783497, 7.218034126845329},
    {11.319032808803607, 10.023047873432073, 5.494169887196164},
    {15.861738055968752, 15.319575268276008, 9.39949463643504}
  };

  private static final double[][] BESIDE_SHORTER = {
    {9.968275263373112, 8.873896150224764, 9.39371831616559},
    {8.751778766082683, 7.524529713344657, 7.713430893599438},
    {11.336524970351494, 10.436856749153268, 11.398030322952401}
  };

  /** The same of what knows dates, of the series of 12 rows and of 7. */
  private static final double[][] DATED = {
    {8.950710594584406, 2.4985517583426917, 7.930244364610789},
    {6.452698917875057, 1.4376011979467818, 4.78832042632624},
    {12.286011205911741, 4.021274364367934, 12.77761743267527}
  };

  private static final double[][] DATED_SHORTER = {
    {9.566475892159174, 4.008138465079662, 12.657498183144074},
    {7.3833616631700005, 2.750044078054681, 8.651686457327218},
    {12.3180956835116, 5.688308287411214, 18.325871954841514}
  };

  @TempDir Path folder;

  @Test
  void forecastsTheSame() throws URISyntaxException {
    PanelModel.Run run = ModelFormat.PANEL.read(golden()).newRun();
    assertSays(run.forecast(GoldenPanel.series(12)), LONGER);
    assertSays(run.forecast(GoldenPanel.series(7)), SHORTER);
  }

  @Test
  void sharesOfSimpleRowsAndOutliersToo() throws Exception {
    Path golden = golden("/golden/panel-v1-shares.sswim");
    assertSays(ModelFormat.PANEL.read(golden).newRun().forecast(GoldenPanel.glitch()), GLITCH);
    Path made = folder.resolve("made.sswim");
    ModelFormat.PANEL.write(ModelFormat.PANEL.read(golden), made);
    assertThat(made).hasSameBinaryContentAs(golden);
    ModelFormat.PANEL.write(GoldenPanel.screened(), made);
    assertThat(made).hasSameBinaryContentAs(golden);
  }

  @Test
  void boundsToo() throws Exception {
    Path golden = golden("/golden/panel-v1-bounded.sswim");
    PanelModel model = ModelFormat.PANEL.read(golden);
    assertSays(model.newRun().forecast(GoldenPanel.series(12)), BOUNDED);
    Path made = folder.resolve("made.sswim");
    ModelFormat.PANEL.write(model, made);
    assertThat(made).hasSameBinaryContentAs(golden);
    ModelFormat.PANEL.write(GoldenPanel.bounded(), made);
    assertThat(made).hasSameBinaryContentAs(golden);
  }

  @Test
  void whatIsSeenBesideValuesToo() throws Exception {
    Path golden = golden("/golden/panel-v1-inputs.sswim");
    PanelModel.Run run = ModelFormat.PANEL.read(golden).newRun();
    assertSays(run.forecast(GoldenPanel.besides(12), 0), BESIDE);
    assertSays(run.forecast(GoldenPanel.besides(7), 0), BESIDE_SHORTER);
    Path made = folder.resolve("made.sswim");
    ModelFormat.PANEL.write(ModelFormat.PANEL.read(golden), made);
    assertThat(made).hasSameBinaryContentAs(golden);
    ModelFormat.PANEL.write(GoldenPanel.beside(), made);
    assertThat(made).hasSameBinaryContentAs(golden);
  }

  @Test
  void whatMomentsSayToo() throws Exception {
    Path golden = golden("/golden/panel-v1-moment.sswim");
    PanelModel.Run run = ModelFormat.PANEL.read(golden).newRun();
    assertSays(run.forecast(GoldenPanel.days(12), 0), DATED);
    assertSays(run.forecast(GoldenPanel.days(7), 0), DATED_SHORTER);
    assertThatThrownBy(() -> run.forecast(GoldenPanel.series(7))).hasMessageContaining("dates");
    Path made = folder.resolve("made.sswim");
    ModelFormat.PANEL.write(ModelFormat.PANEL.read(golden), made);
    assertThat(made).hasSameBinaryContentAs(golden);
    ModelFormat.PANEL.write(GoldenPanel.dated(), made);
    assertThat(made).hasSameBinaryContentAs(golden);
  }

  private static void assertSays(PanelForecast said, double[][] expected) {
    assertThat(said.point()).containsExactly(expected[0], within(2e-5));
    assertThat(said.lower()[1]).containsExactly(expected[1], within(2e-5));
    assertThat(said.upper()[1]).containsExactly(expected[2], within(2e-5));
  }

  @Test
  void theHelperStillMakesTheFileAndReadingLosesNothing() throws URISyntaxException {
    Path made = folder.resolve("made.sswim");
    ModelFormat.PANEL.write(GoldenPanel.model(), made);
    assertThat(made).hasSameBinaryContentAs(golden());
    PanelModel read = ModelFormat.PANEL.read(golden());
    ModelFormat.PANEL.write(read, made);
    assertThat(made).hasSameBinaryContentAs(golden());
    assertThat(read.known().contains("größe")).isTrue();
    assertThat(read.known().contains("b")).isFalse();
    assertThat(read.provenance()).isEqualTo(GoldenPanel.model().provenance());
  }

  private static Path golden() throws URISyntaxException {
    return golden("/golden/panel-v1.sswim");
  }

  private static Path golden(String name) throws URISyntaxException {
    return Path.of(Objects.requireNonNull(GoldenPanelTest.class.getResource(name)).toURI());
  }
}
