package org.sswim.cli;

import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sswim.options.Settings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** What has no option of its own: components of records of options, by path. */
final class SettingsMixin extends SharedOptions {
  /** The option. */
  static final String SET = "--set";

  private final Settings usual;

  @Option(names = SET, split = ",", paramLabel = "PATH=VALUE")
  private List<String> texts = List.of();

  /** Settings of some records, with the values that they have unless they are set. */
  SettingsMixin(Record... usual) {
    this.usual = Settings.of(usual);
  }

  /** Those that a command has; none if it has no such option. */
  static Settings of(CommandSpec command) {
    OptionSpec option = command.findOption(SET);
    return option == null ? Settings.of() : of(option).usual;
  }

  /** What an option belongs to. */
  static SettingsMixin of(OptionSpec option) {
    return (SettingsMixin) owner(option);
  }

  /** The object whose field an option is. */
  static Object owner(OptionSpec option) {
    try {
      return option.scope().get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Refuses what cannot be set, before a command begins. */
  static void require(CommandSpec command) {
    OptionSpec option = command.findOption(SET);
    if (option != null) {
      SettingsMixin own = of(option);
      own.checked(() -> own.usual.withAll(own.texts));
    }
  }

  /** Beginnings of what can be set. */
  List<String> completions() {
    return usual.completions();
  }

  /**
   * Records as they are set.
   *
   * @param records of the same types, with what other options say
   */
  Settings on(Record... records) {
    return checked(() -> Settings.of(records).withAll(texts));
  }

  /** A record of which no other option says anything, as it is set. */
  <R extends Record> R get(Class<R> type) {
    return checked(() -> usual.withAll(texts)).get(type);
  }

  private <T> T checked(Supplier<T> made) {
    return command().asked(SET + ": ", made);
  }

  /** Paths that a word may mean: of its name, or with it among their words. */
  static Stream<String> meant(CommandSpec command, String word) {
    String within = "(.*[.-])?" + Pattern.quote(word) + "([.-].*)?";
    return of(command).paths().stream().filter(path -> path.matches(within));
  }
}
