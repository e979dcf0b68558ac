package org.sswim.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.options.Nearest;
import org.sswim.options.Settable;
import org.sswim.options.Settings;

/**
 * The candidates of a task, in the order of tables.
 *
 * @param <T> what they are fitted to
 * @param <F> what is fitted
 */
public final class Candidates<T extends Task<T>, F> {
  private final Class<T> task;
  private final List<Source<T, F>> sources;

  private Candidates(Class<T> task, List<Source<T, F>> sources) {
    this.task = task;
    this.sources = List.copyOf(sources);
  }

  /**
   * Makes candidates of a name. Jars on the class path add some, named in {@code
   * META-INF/services/org.sswim.comparison.Candidates$Source}.
   *
   * @param <T> what they are fitted to
   * @param <F> what is fitted
   */
  public interface Source<T extends Task<T>, F> extends Settable {
    /** What its candidates are fitted to, which says of which tables they are rows. */
    Class<T> task();

    /**
     * The candidate.
     *
     * @param settings such as {@code steps=5}; none for the defaults
     * @throws IllegalArgumentException if one is unknown or out of range
     */
    Candidate<T, F> candidate(List<String> settings);

    /** Why it cannot be fitted here, where natives may be missing; null if it can. */
    default @Nullable String unavailable() {
      return null;
    }
  }

  /** A candidate whose settings are options of its task. */
  private record Own<T extends Task<T>, F>(Class<T> task, Candidate<T, F> plain, Settings settings)
      implements Source<T, F> {
    @Override
    public String name() {
      return plain.label();
    }

    @Override
    public Candidate<T, F> candidate(List<String> texts) {
      if (settings.all().isEmpty()) {
        requireNone(name(), texts);
      }
      // Refused here what is wrong; other options are known later.
      settings.withAll(texts);
      return plain.with(texts);
    }
  }

  /** Refuses settings of a candidate that has none. */
  static void requireNone(String name, List<String> settings) {
    Checks.that(settings.isEmpty())
        .or("'%s' has no settings of its own; got '%s'", name, String.join(":", settings));
  }

  /**
   * Some candidates.
   *
   * @param settings what can be set of those of a kind: options of the task
   */
  public static <T extends Task<T>, F> Candidates<T, F> of(
      Class<T> task, List<Candidate<T, F>> own, Function<Candidate.Kind, Settings> settings) {
    return new Candidates<>(
        task,
        own.stream()
            .<Source<T, F>>map(one -> new Own<>(task, one, settings.apply(one.kind())))
            .toList());
  }

  /** What jars on the class path add, whatever it is fitted to. */
  public static List<Source<?, ?>> found() {
    List<Source<?, ?>> found = new ArrayList<>();
    ServiceLoader.load(Source.class).forEach(found::add);
    return found;
  }

  /** These candidates, then others that are fitted to the same task. */
  @SuppressWarnings("unchecked") // What is fitted to a task is of one type.
  public Candidates<T, F> with(List<? extends Source<?, ?>> others) {
    return new Candidates<>(
        task,
        Stream.concat(
                sources.stream(),
                others.stream()
                    .filter(other -> other.task() == task)
                    .map(other -> (Source<T, F>) other))
            .toList());
  }

  /** All without settings. */
  public List<Candidate<T, F>> all() {
    return sources.stream().map(source -> source.candidate(List.of())).toList();
  }

  /** The names of all. */
  public List<String> names() {
    return sources.stream().map(Source::name).toList();
  }

  /**
   * Some of them.
   *
   * @param labels joined by commas
   * @throws IllegalArgumentException if a name is unknown, listing those that are not
   */
  public List<Candidate<T, F>> list(String labels) {
    return Stream.of(labels.split(",", -1)).map(this::named).toList();
  }

  /**
   * The candidate of a name.
   *
   * @param label the name, which may have a colon itself, then settings, each after a colon: {@code
   *     dsr:steps=5:level=1}
   * @throws IllegalArgumentException if the name is unknown, listing those that are not, or a
   *     setting is refused
   */
  public Candidate<T, F> named(String label) {
    Source<T, F> source = source(label);
    List<String> parts = Candidate.parts(label.strip().substring(source.name().length()));
    return source.candidate(parts.subList(1, parts.size()));
  }

  /** What can be set of a candidate; see {@link #named}. */
  public Settings settings(String label) {
    return source(label).settings();
  }

  /** Why the candidate of a name cannot be fitted here; null if it can. */
  public @Nullable String unavailable(String name) {
    return source(name).unavailable();
  }

  /** Some candidates in the order of tables. */
  public List<Candidate<T, F>> ordered(List<Candidate<T, F>> some) {
    return some.stream()
        .sorted(Comparator.comparingInt(one -> sources.indexOf(source(one.label()))))
        .toList();
  }

  private Source<T, F> source(String label) {
    String name = Candidate.parts(label).get(0);
    String lower = name.strip().toLowerCase(Locale.ROOT);
    String whole = label.strip().toLowerCase(Locale.ROOT) + ":";
    return sources.stream()
        .filter(source -> whole.startsWith(source.name() + ":"))
        .max(Comparator.comparingInt(source -> source.name().length()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown model '%s'%s"
                        .formatted(name, Nearest.questionOrKnown(lower, names()))));
  }
}
