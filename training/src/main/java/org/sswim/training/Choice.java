package org.sswim.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sswim.network.Provenance;

/**
 * A choice of a fit by errors on left-out windows.
 *
 * @param name what is chosen, in words
 * @param errors of every candidate, in order of simplicity; NaN for one that was not tried
 * @param chosen one of them
 */
public record Choice(String name, Map<String, Double> errors, String chosen) {
  /** What the names of results begin with that tell choices. */
  private static final String PREFIX = "choice ";

  private static final Pattern CANDIDATE =
      Pattern.compile("(\\*?)([^,*]+?) ([-+.\\deE]+|NaN)(?:, |$)");

  /** Copies the errors. */
  public Choice {
    errors = new LinkedHashMap<>(errors);
  }

  /** {@code none 0.5073, *sqrt 0.4793}: candidates and errors, a star before the one chosen. */
  public String text() {
    return errors.entrySet().stream()
        .map(
            one ->
                (one.getKey().equals(chosen) ? "*" : "")
                    + one.getKey()
                    + " "
                    + String.format(Locale.ROOT, "%.4g", one.getValue()))
        .collect(Collectors.joining(", "));
  }

  /**
   * The name of a result that tells a choice.
   *
   * @param number its place among the choices of a fit, from 1
   */
  static String key(int number, String name) {
    return PREFIX + number + " " + name;
  }

  /**
   * The choices that a model's provenance tells, in order; text that is not a choice is left out.
   */
  public static List<Choice> of(Provenance provenance) {
    List<Choice> choices = new ArrayList<>();
    provenance
        .results()
        .forEach(
            (name, text) -> {
              if (name.startsWith(PREFIX)) {
                choices.add(parse(name.substring(PREFIX.length()), text));
              }
            });
    choices.removeIf(choice -> choice.errors.isEmpty());
    return choices;
  }

  private static Choice parse(String name, String text) {
    Map<String, Double> errors = new LinkedHashMap<>();
    String chosen = "";
    Matcher candidate = CANDIDATE.matcher(text);
    while (candidate.find()) {
      try {
        errors.put(candidate.group(2), Double.parseDouble(candidate.group(3)));
        chosen = candidate.group(1).isEmpty() ? chosen : candidate.group(2);
      } catch (NumberFormatException e) {
        // A file may hold any text there.
        errors.remove(candidate.group(2));
      }
    }
    return new Choice(name.replaceFirst("^\\d+ ", ""), errors, chosen);
  }
}
