package org.sswim.options;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sswim.checks.Checks;
import org.sswim.stored.RecordParts;
import org.sswim.stored.Resources;

/**
 * Records of options as texts {@code path=value} change them: the one syntax of command lines,
 * tables and sweeps.
 *
 * <p>The full path of a component is the names of the records around it and its own, with hyphens
 * for capitals, joined by dots: {@code network.layer.weights.whitening}. Any end of it says the
 * same, {@code whitening}, unless another path nearer to its record ends so, too. Seeds and sources
 * of weights are no settings: one seed covers all that is compared, sources tell it apart.
 *
 * <p>What a component decides is said by {@code settings.properties} beside its record or in a
 * package above, under {@code Record.component}, or {@code component} for several records.
 */
public final class Settings {
  /** What one word covers for all that is compared, or tells apart what is. */
  private static final Set<String> GIVEN = Set.of("seed", "source");

  private static final String FILE = "settings.properties";

  private final List<Record> records;
  private final List<Setting> all;

  private Settings(List<Record> records) {
    this.records = List.copyOf(records);
    all =
        IntStream.range(0, records.size())
            .boxed()
            .flatMap(i -> found(i, records.get(i), "").stream())
            .toList();
  }

  /**
   * A component that can be set.
   *
   * @param record number of its record among those that are set
   * @param fields its path as {@link RecordFields} takes it
   * @param component of the record that it stands in
   * @param value what it is
   */
  public record Setting(int record, String fields, RecordComponent component, Object value) {

    /** Its full path. */
    String full() {
      return fields.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private int depth() {
      return (int) fields.chars().filter(c -> c == '.').count();
    }

    private boolean endsIn(String path) {
      return ("." + full()).endsWith("." + path);
    }

    /** Its value as it is written. */
    public String text() {
      return SettingType.text(value);
    }

    /** What it may be, in words. */
    public String allowed() {
      return SettingType.allowed(type());
    }

    /** What it decides; empty where nothing is said. */
    public String about() {
      return said("");
    }

    /**
     * What else is said of it, such as which values are compared.
     *
     * @param what the end of the name under which that is said, {@code .values}
     * @return empty where nothing is said
     */
    public String said(String what) {
      Class<?> owner = component.getDeclaringRecord();
      String name = component.getName() + what;
      String folder = "/" + owner.getPackageName().replace('.', '/');
      String said = "";
      for (; said.isEmpty() && !folder.isEmpty(); folder = folder.replaceFirst("/[^/]*$", "")) {
        String file = folder + "/" + FILE;
        if (owner.getResource(file) != null) {
          Properties texts = Resources.properties(owner, file);
          said = texts.getProperty(owner.getSimpleName() + "." + name, texts.getProperty(name, ""));
        }
      }
      return said;
    }

    private Type type() {
      return component.getGenericType();
    }

    /**
     * The value that a text says.
     *
     * @throws IllegalArgumentException if it says none
     */
    public Object parse(String text) {
      return SettingType.parse(full(), type(), text);
    }
  }

  /** The settings of records; the first with the shortest way to a component has its name. */
  public static Settings of(Record... records) {
    return new Settings(List.of(records));
  }

  /**
   * A record with some of its components set.
   *
   * @throws IllegalArgumentException as {@link #withAll}
   */
  public static <R extends Record> R applied(R record, List<String> texts) {
    @SuppressWarnings("unchecked") // Of a record that has this class.
    Class<R> type = (Class<R>) record.getClass();
    return of(record).withAll(texts).get(type);
  }

  /** The record of a type, as it was set. */
  public <R extends Record> R get(Class<R> type) {
    return records.stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
  }

  /** All that can be set, in the order of the records. */
  public List<Setting> all() {
    return all;
  }

  /** The shortest path of each that can be set. */
  public List<String> paths() {
    return all.stream().map(this::path).toList();
  }

  /** Beginnings of all texts that set something, whole ones where words say a value. */
  public List<String> completions() {
    return all.stream()
        .flatMap(
            setting ->
                SettingType.words(setting.type()).stream().map(word -> path(setting) + "=" + word))
        .toList();
  }

  /** The shortest path that says a setting. */
  public String path(Setting setting) {
    String path = setting.full();
    for (int dot = path.lastIndexOf('.'); dot >= 0; dot = path.lastIndexOf('.', dot - 1)) {
      if (nearest(path.substring(dot + 1)).equals(List.of(setting))) {
        return path.substring(dot + 1);
      }
    }
    return path;
  }

  /**
   * The setting of a path.
   *
   * @throws IllegalArgumentException if no setting or several match; the message names those that
   *     are near
   */
  public Setting at(String path) {
    List<Setting> near = nearest(path);
    if (near.size() == 1) {
      return near.get(0);
    }
    Checks.that(near.isEmpty()).or("'%s' is several settings; say which: %s", path, joined(near));
    String question = Nearest.question(path, paths());
    throw new IllegalArgumentException(
        "there is no setting '%s'%s"
            .formatted(path, question.isEmpty() ? "; there are " + joined(all) : question));
  }

  private String joined(List<Setting> some) {
    return some.stream().map(this::path).collect(Collectors.joining(", "));
  }

  private List<Setting> nearest(String path) {
    List<Setting> ending = all.stream().filter(setting -> setting.endsIn(path)).toList();
    int least = ending.stream().mapToInt(Setting::depth).min().orElse(0);
    return ending.stream().filter(setting -> setting.depth() == least).toList();
  }

  /**
   * The same with one component set.
   *
   * @param text {@code path=value}
   * @throws IllegalArgumentException naming path and value if the path is unknown, the value of
   *     another type, or refused by its record
   */
  public Settings with(String text) {
    int equals = text.indexOf('=');
    Checks.not(equals < 1).or("a setting is PATH=VALUE; got '%s'", text);
    return with(at(text.substring(0, equals).strip()), text.substring(equals + 1).strip());
  }

  private Settings with(Setting setting, String value) {
    Object parsed = SettingType.parse(path(setting), setting.type(), value);
    List<Record> changed = new ArrayList<>(records);
    try {
      changed.set(
          setting.record, RecordFields.with(records.get(setting.record), setting.fields, parsed));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(path(setting) + "=" + value + ": " + e.getMessage(), e);
    }
    return new Settings(changed);
  }

  /**
   * The same with some components set, each once.
   *
   * @throws IllegalArgumentException as {@link #with(String)}, or if one is set twice
   */
  public Settings withAll(List<String> texts) {
    Settings changed = this;
    Set<Object> set = new HashSet<>();
    List<String> left = new ArrayList<>(texts);
    while (!left.isEmpty()) {
      IllegalArgumentException first = null;
      int before = left.size();
      for (String text : List.copyOf(left)) {
        try {
          changed = changed.with(text);
          left.remove(text);
        } catch (IllegalArgumentException e) {
          // Perhaps only until another one is set.
          first = first == null ? e : first;
          continue;
        }
        String path = text.split("=", 2)[0].strip();
        Checks.that(set.add(at(path).full())).or("'%s' is set twice", path);
      }
      if (first != null && left.size() == before) {
        throw first;
      }
    }
    return changed;
  }

  /** Whether a path says one setting. */
  public boolean has(String path) {
    return nearest(path).size() == 1;
  }

  private static List<Setting> found(int number, Record record, String before) {
    List<Setting> found = new ArrayList<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Object value = RecordParts.get(record, component);
      String path = before + component.getName();
      if (SettingType.known(component.getGenericType())) {
        if (!GIVEN.contains(component.getName())) {
          found.add(new Setting(number, path, component, value));
        }
      } else if (value instanceof Record inner) {
        found.addAll(found(number, inner, path + "."));
      }
    }
    return found;
  }
}
