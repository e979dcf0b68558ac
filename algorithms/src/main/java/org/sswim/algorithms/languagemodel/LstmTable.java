package org.sswim.algorithms.languagemodel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.sswim.catalogue.Findings;

/** What language models of floats and of few bits score, seed by seed. */
final class LstmTable {
  private static final double KILO = 1000;
  private static final int FLOAT_BITS = 32;

  /**
   * What a row is of.
   *
   * @param start where its training began
   * @param weights how they come to be of so many bits
   * @param tie what shares a scale; empty for floats
   * @param bits of a weight
   */
  record Key(String start, String weights, String tie, int bits) {
    static Key floats(LstmOptions.Start start) {
      return new Key(lower(start), "float", "", FLOAT_BITS);
    }

    static String lower(Enum<?> name) {
      return name.name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What came out for a seed.
   *
   * @param perplexity of the last tenth of the text
   * @param bytes that the model takes
   * @param speed characters a second of one stream
   * @param seconds of all its training
   */
  record Score(double perplexity, double bytes, double speed, double seconds) {}

  private final Map<Key, List<Score>> rows = new LinkedHashMap<>();

  void add(Key key, Score score) {
    rows.computeIfAbsent(key, k -> new ArrayList<>()).add(score);
  }

  private double median(Key key, ToDoubleFunction<Score> figure) {
    List<Score> own = rows.getOrDefault(key, List.of());
    return Findings.median(own.stream().mapToDouble(figure).toArray());
  }

  /** The table; the floats of the lowest perplexity are what others are compared with. */
  Findings findings() {
    double least = best(FLOAT_BITS);
    double whole = median(rows.keySet().iterator().next(), Score::bytes);
    List<List<Object>> cells = new ArrayList<>();
    List<String> sayings = new ArrayList<>();
    for (Key key : rows.keySet()) {
      double perplexity = median(key, Score::perplexity);
      double bytes = median(key, Score::bytes);
      cells.add(
          List.of(
              key.start,
              key.weights,
              key.tie,
              key.bits,
              perplexity,
              100 * (perplexity / least - 1),
              bytes / KILO,
              whole / bytes,
              median(key, Score::speed),
              median(key, Score::seconds)));
    }
    rows.keySet().stream()
        .mapToInt(Key::bits)
        .filter(bits -> bits < FLOAT_BITS)
        .distinct()
        .forEach(
            bits ->
                sayings.add(
                    String.format(
                        Locale.ROOT,
                        "%d bits are %.1f %% above the best floats",
                        bits,
                        100 * (best(bits) / least - 1))));
    return new Findings(
        List.of(
            "start",
            "weights",
            "tie",
            "bits",
            "perplexity",
            "above float [%]",
            "size [kB]",
            "times smaller",
            "characters/s",
            "training [s]"),
        cells,
        "At equal steps " + String.join(", ", sayings),
        List.of());
  }

  private double best(int bits) {
    return rows.keySet().stream()
        .filter(key -> key.bits == bits)
        .mapToDouble(key -> median(key, Score::perplexity))
        .min()
        .orElseThrow();
  }
}
