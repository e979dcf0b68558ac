package org.sswim.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The page and what it needs: a fixed list, read once, so that no request names a file. */
final class Assets {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  private static final String CHARTS = "/META-INF/resources/webjars/echarts/";
  private static final String CHARTS_VERSION =
      "/META-INF/maven/org.webjars.npm/echarts/pom.properties";

  private record Asset(String type, byte[] bytes) {}

  private final Map<String, Asset> assets =
      Map.of(
          "", new Asset("text/html; charset=utf-8", own("page.html")),
          "page.css", new Asset("text/css; charset=utf-8", own("page.css")),
          "page.js", new Asset("text/javascript; charset=utf-8", own("page.js")),
          "charts.js", new Asset("text/javascript; charset=utf-8", charts()),
          "openapi.json", new Asset("application/json", own("openapi.json")));

  /** Whether there is one under this name. */
  boolean has(String name) {
    return assets.containsKey(name);
  }

  void answer(Call call, String name) throws IOException {
    Asset asset = assets.get(name);
    if (asset == null) {
      throw new HttpRefusal(404, "there is nothing here");
    }
    call.exchange().getResponseHeaders().set("Content-Security-Policy", POLICY);
    call.exchange().getResponseHeaders().set("Referrer-Policy", "no-referrer");
    call.answer(200, asset.type(), asset.bytes());
  }

  private static byte[] own(String name) {
    return read("/org/sswim/serve/" + name);
  }

  private static byte[] charts() {
    String properties = new String(read(CHARTS_VERSION), StandardCharsets.UTF_8);
    Matcher version = Pattern.compile("(?m)^version=(\\S+)").matcher(properties);
    if (!version.find()) {
      throw new IllegalStateException("the chart library does not tell its version");
    }
    return read(CHARTS + version.group(1) + "/dist/echarts.common.min.js");
  }

  private static byte[] read(String resource) {
    try (@Nullable InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the build");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
