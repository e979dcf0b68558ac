package org.sswim.experiments.ablation;

import org.jspecify.annotations.Nullable;
import org.sswim.comparison.ResultFile;
import org.sswim.evaluation.ComparisonOptions;
import org.sswim.evaluation.Protocol;
import org.sswim.options.OptionsJson;
import org.sswim.training.Version;

/**
 * Names the result of a variant and a seed by everything that it depends on. That is data,
 * protocol, every option of the default, the change of the variant, seed, and version of the
 * library.
 */
final class CellKey {
  private final String about;

  /**
   * Keys under one protocol.
   *
   * @param fingerprint of the data
   */
  CellKey(String fingerprint, ComparisonOptions options, Protocol protocol) {
    StringBuilder text = new StringBuilder();
    line(text, "version", Version.current());
    line(text, "data", fingerprint);
    line(text, "window", options.window());
    line(text, "scale", options.scale());
    line(text, "stride", options.stride().or(0));
    for (int h = 0; h < protocol.size(); h++) {
      line(text, "horizon", protocol.horizon(h) + " " + protocol.split(h));
    }
    about = text.toString();
  }

  /**
   * The key of a cell.
   *
   * @param base the default, with the seed
   */
  String of(Base base, Variant variant) {
    StringBuilder text = new StringBuilder(about);
    line(text, "default", OptionsJson.text(base));
    line(text, "variant", variant.text());
    return ResultFile.key(text.toString());
  }

  private static void line(StringBuilder text, String name, @Nullable Object value) {
    text.append(name).append('=').append(value).append('\n');
  }
}
