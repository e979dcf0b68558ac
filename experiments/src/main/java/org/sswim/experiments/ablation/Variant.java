package org.sswim.experiments.ablation;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sswim.options.OptionsJson;
import org.sswim.options.RecordFields;

/**
 * One value on an axis: the components of a {@link Base.Recipe} that it sets, by path.
 *
 * @param label the value as tables and options write it, such as {@code 0.5} or {@code l1}
 * @param settings path to value; empty for the default
 */
public record Variant(String label, Map<String, Object> settings) {
  static final String DEFAULT = "default";

  /** Sorts the settings. */
  public Variant {
    settings = new TreeMap<>(settings);
  }

  /** The default, under the label of its value on some axis. */
  public static Variant ofDefault(String label) {
    return new Variant(label, Map.of());
  }

  /** Whether this is the default. */
  public boolean isDefault() {
    return settings.isEmpty();
  }

  /** What this variant trains where the default trains {@code base}. */
  public Base.Recipe apply(Base.Recipe base) {
    Base.Recipe recipe = base;
    for (Map.Entry<String, Object> setting : settings.entrySet()) {
      recipe = RecordFields.with(recipe, setting.getKey(), setting.getValue());
    }
    return recipe;
  }

  /** The settings as text, {@code options.neurons=100}; {@value #DEFAULT} if there are none. */
  public String text() {
    return isDefault()
        ? DEFAULT
        : settings.entrySet().stream()
            .map(setting -> setting.getKey() + "=" + OptionsJson.plain(setting.getValue()))
            .collect(Collectors.joining(" "));
  }
}
