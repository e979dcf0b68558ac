package org.sswim.network;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a model came from: enough to train it again.
 *
 * @param version version of the library that trained it
 * @param seed the seed that covers every draw
 * @param data fingerprint of the series, see {@code TimeSeries.fingerprint}
 * @param options every option of the training, by name
 * @param results what the training found: penalty, condition estimate, firing rate, ...
 */
public record Provenance(
    String version,
    long seed,
    String data,
    Map<String, String> options,
    Map<String, String> results) {

  /** Copies the maps, sorted by name. */
  public Provenance {
    options = Collections.unmodifiableMap(new TreeMap<>(options));
    results = Collections.unmodifiableMap(new TreeMap<>(results));
  }

  /** The same with more options, or others under the same names. */
  public Provenance withOptions(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(options);
    all.putAll(more);
    return new Provenance(version, seed, data, all, results);
  }

  /** The same with more results, or others under the same names. */
  public Provenance withResults(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(results);
    all.putAll(more);
    return new Provenance(version, seed, data, options, all);
  }
}
