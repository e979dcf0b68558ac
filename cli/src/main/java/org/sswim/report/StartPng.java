package org.sswim.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The figure of a comparison of starts as a PNG: a row per horizon, epochs left, seconds right. */
public final class StartPng {
  private static final int WIDTH = 620;
  private static final int HEIGHT = 420;
  private static final int HEXADECIMAL = 16;

  private StartPng() {}

  /** The bytes of the image. */
  public static byte[] of(StartResult result) {
    // There may be no screen.
    System.setProperty("java.awt.headless", "true");
    List<StartPanel> panels = StartPanel.of(result);
    BufferedImage image =
        new BufferedImage(2 * WIDTH, panels.size() / 2 * HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    for (int p = 0; p < panels.size(); p++) {
      BufferedImage part = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
      Graphics2D own = part.createGraphics();
      chart(panels.get(p)).paint(own, WIDTH, HEIGHT);
      own.dispose();
      graphics.drawImage(part, p % 2 * WIDTH, p / 2 * HEIGHT, null);
    }
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException("an image in memory cannot fail", e);
    }
    return out.toByteArray();
  }

  private static XYChart chart(StartPanel panel) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(panel.title())
            .xAxisTitle(panel.x())
            .yAxisTitle("validation loss")
            .build();
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setXAxisLogarithmic(panel.logarithmic());
    chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNE);
    chart.getStyler().setMarkerSize(5);
    int added = 0;
    for (StartPanel.Curve curve : panel.curves()) {
      added++;
      String name = curve.start();
      XYSeries series =
          chart.addSeries(curve.first() ? name : name + " " + added, curve.x(), curve.y());
      series.setShowInLegend(curve.first());
      series.setMarker(SeriesMarkers.CIRCLE);
      Color colour = new Color(Integer.parseInt(curve.colour(), HEXADECIMAL));
      series.setLineColor(colour);
      series.setMarkerColor(colour);
    }
    return chart;
  }
}
