package org.sswim.catalogue;

import java.util.List;
import java.util.ServiceLoader;
import org.sswim.options.Nearest;

/** All entries that modules on the class path add, in the order of tables; names differ. */
public final class Catalogue {
  /** The entries that a module adds, named in {@code META-INF/services}. */
  public interface Source {
    /** Its entries. */
    List<Entry<?>> entries();

    /** What runs models that its experiments keep. */
    default List<ModelRunner<?>> runners() {
      return List.of();
    }

    /** How its systems stand beside each other. */
    default List<Standing> standings() {
      return List.of();
    }
  }

  private static final List<Source> SOURCES =
      ServiceLoader.load(Source.class).stream().map(ServiceLoader.Provider::get).toList();

  private static final List<Entry<?>> ENTRIES =
      SOURCES.stream().<Entry<?>>flatMap(source -> source.entries().stream()).toList();

  private Catalogue() {}

  /** All. */
  public static List<Entry<?>> entries() {
    return ENTRIES;
  }

  /** Those of a kind. */
  public static <E> List<E> of(Class<E> kind) {
    return ENTRIES.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** What runs saved models. */
  public static List<ModelRunner<?>> runners() {
    return SOURCES.stream().<ModelRunner<?>>flatMap(own -> own.runners().stream()).toList();
  }

  /** How all systems stand beside each other. */
  public static List<Standing> standings() {
    return SOURCES.stream().flatMap(source -> source.standings().stream()).toList();
  }

  /**
   * The entry of a name.
   *
   * @param kind of the entry
   * @param noun what such entries are called
   * @throws IllegalArgumentException naming those that are near, or all
   */
  public static <E extends Entry<?>> E named(Class<E> kind, String noun, String name) {
    List<E> known = of(kind);
    return known.stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown %s '%s'%s"
                        .formatted(
                            noun,
                            name,
                            Nearest.questionOrKnown(
                                name, known.stream().<String>map(Entry::name).toList()))));
  }
}
