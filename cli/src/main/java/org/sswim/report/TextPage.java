package org.sswim.report;

/** What a command prints, as a page: for tables that have no charts. */
public final class TextPage {
  private TextPage() {}

  /**
   * The page as HTML.
   *
   * @param title the subject of the page, after the program's name
   * @param file name of the file that it is about
   * @param text lines of fixed width
   */
  public static String html(String title, String file, String text) {
    return new ReportData("S-SWIM " + title, file, title).lines(text).html();
  }
}
