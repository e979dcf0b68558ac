package org.sswim.cli;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Models that cannot be fitted here: left out with a line, unless they were asked for. */
final class Absent {
  private final boolean asked;
  private final Console console;
  private final Function<String, ? extends RuntimeException> refusal;
  private final Set<String> names = new HashSet<>();

  /** Of the models of a command. */
  Absent(SubCommand command) {
    this(
        command.given().stream().anyMatch(option -> option.longestName().equals("--models")),
        command.console(),
        command::mistake);
  }

  /**
   * Of models.
   *
   * @param asked whether they were asked for
   * @param refusal of a message, if they were
   */
  Absent(boolean asked, Console console, Function<String, ? extends RuntimeException> refusal) {
    this.asked = asked;
    this.console = console;
    this.refusal = refusal;
  }

  /**
   * Adds one, which is refused if it was asked for.
   *
   * @param reason why it cannot be fitted; null if it can
   */
  void add(String name, @Nullable String reason) {
    if (reason != null && asked) {
      throw refusal.apply(
          name + " cannot be fitted here: " + reason + "; leave it out of --models");
    }
    if (reason != null && names.add(name)) {
      console.tell(name + " is left out: " + reason);
    }
  }

  /** Those that are left out. */
  Set<String> names() {
    return names;
  }
}
