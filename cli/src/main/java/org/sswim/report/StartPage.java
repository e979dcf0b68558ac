package org.sswim.report;

import java.util.List;

/**
 * The page of a comparison of starts: validation loss against epochs and seconds, and the table.
 */
public final class StartPage {
  private static final int DIGITS = 5;

  private StartPage() {}

  /** The page as HTML. */
  public static String html(StartResult result) {
    return new ReportData("S-SWIM starts of training", result.file(), result.series())
        .section(
            "starts",
            new JsonText()
                .objects("panels", StartPanel.of(result).stream().map(StartPage::panel).toList())
                .with("lines", List.of(result.text().split("\n"))))
        .html();
  }

  private static JsonText panel(StartPanel panel) {
    return new JsonText()
        .with("title", (Object) panel.title())
        .with("x", (Object) panel.xLabel())
        .with("logarithmic", (Object) panel.logarithmic())
        .objects("curves", panel.curves().stream().map(StartPage::curve).toList());
  }

  private static JsonText curve(StartPanel.Curve curve) {
    return new JsonText()
        .with("start", (Object) curve.start().label())
        .with("x", (Object) Rounding.significant(DIGITS, curve.x()))
        .with("y", (Object) Rounding.significant(DIGITS, curve.y()));
  }
}
