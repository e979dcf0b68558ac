package org.sswim.serve;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.sswim.stored.Resources;

/** The page and what it needs: a fixed list, read once, so that no request names a file. */
final class Assets {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private record Asset(String type, byte[] bytes) {}

  private final Map<String, Asset> assets =
      Map.of(
          "", new Asset("text/html; charset=utf-8", own("page.html")),
          "page.css", new Asset("text/css; charset=utf-8", own("page.css")),
          "page.js", new Asset("text/javascript; charset=utf-8", own("page.js")),
          "charts.js",
              new Asset("text/javascript; charset=utf-8", ChartLibrary.file(ChartLibrary.CODE)),
          "openapi.json", new Asset("application/json", own("openapi.json")));

  /** Under which names they are found. */
  Set<String> names() {
    return assets.keySet();
  }

  void answer(Call call, String name) throws IOException {
    Asset asset = Objects.requireNonNull(assets.get(name));
    call.exchange().getResponseHeaders().set("Content-Security-Policy", POLICY);
    call.exchange().getResponseHeaders().set("Referrer-Policy", "no-referrer");
    call.answer(200, asset.type(), asset.bytes());
  }

  private static byte[] own(String name) {
    return Resources.bytes(Assets.class, name);
  }
}
