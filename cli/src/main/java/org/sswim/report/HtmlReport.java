package org.sswim.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sswim.serve.ChartLibrary;
import org.sswim.stored.Resources;

/**
 * A report as one page that needs nothing else: template, style, script and data of this package
 * around the chart library, all in one file.
 *
 * <p>The page's policy lets a browser run the page's own scripts and nothing else, and fetch
 * nothing. Data enter as JSON in which no tag can begin, and the script shows them as text. So
 * names in the data cannot change the page. Equal data give equal bytes.
 */
final class HtmlReport {
  private static final Pattern SLOT = Pattern.compile("\\{\\{([a-z-]+)}}");

  /** In their order. */
  private static final String SCRIPTS =
      "basics charts axes times comparison panels backtest starts forecasts explanation moment"
          + " network neurons energy search classes samples named speed experiment page";

  private HtmlReport() {}

  /**
   * The page.
   *
   * @param title of the page
   * @param data what the scripts draw
   */
  static String html(String title, JsonText data) {
    String charts = chartFile(ChartLibrary.CODE);
    String script = script();
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("title", escaped(title));
    parts.put("script-hashes", hash(charts) + " " + hash(script));
    parts.put("style", own("report.css"));
    // A tag cannot begin without this sign; JSON may write it as a number.
    parts.put("data", data.compact().replace("<", "\\u003c"));
    parts.put("charts", charts);
    parts.put("script", script);
    parts.put("notices", escaped(chartFile("NOTICE") + "\n" + chartFile("licenses/LICENSE-d3")));
    StringBuilder page = new StringBuilder();
    Matcher slot = SLOT.matcher(own("report.html"));
    while (slot.find()) {
      String part = Objects.requireNonNull(parts.get(slot.group(1)), slot.group());
      slot.appendReplacement(page, Matcher.quoteReplacement(part));
    }
    return slot.appendTail(page).toString();
  }

  /** Text that HTML shows as it is. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String hash(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The scripts as one, with nothing to be seen from outside. */
  private static String script() {
    return Stream.of(SCRIPTS.split(" "))
        .map(name -> own(name + ".js"))
        .collect(Collectors.joining("\n", "(function () {\n'use strict';\n\n", "}());\n"));
  }

  private static String own(String name) {
    return text(Resources.bytes(HtmlReport.class, name));
  }

  private static String chartFile(String name) {
    return text(ChartLibrary.file(name));
  }

  /** Browsers hash a script after they have unified the ends of its lines. */
  private static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8).replaceAll("\\r\\n?", "\n");
  }
}
