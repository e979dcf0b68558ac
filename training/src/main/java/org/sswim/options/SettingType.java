package org.sswim.options;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sswim.kernel.Kernel;
import org.sswim.kernel.Kernels;

/** How values of a type of component are written, read and explained. */
final class SettingType {
  /** What jars add to open sets of values, by their type. */
  private static final Map<Class<?>, List<?>> FOUND = new ConcurrentHashMap<>();

  private static final String NONE = "none";

  /** Written for the largest number, which no value passes. */
  private static final String INFINITE = "inf";

  private static final String ON = "on";
  private static final String OFF = "off";
  private static final List<Class<?>> WHOLE =
      List.of(int.class, Integer.class, long.class, Long.class);
  private static final List<Class<?>> NUMBERS = List.of(double.class, Double.class);
  private static final List<Class<?>> EITHER = List.of(boolean.class, Boolean.class);

  private SettingType() {}

  /** Whether values of a type can be written. */
  static boolean known(Type type) {
    if (type instanceof ParameterizedType generic) {
      return (isAuto(generic) || isList(generic)) && known(inner(generic));
    }
    return type instanceof Class<?> plain
        && (byName(plain)
            || WHOLE.contains(plain)
            || NUMBERS.contains(plain)
            || EITHER.contains(plain));
  }

  /** Whether values of a type are named one by one. */
  static boolean byName(Class<?> type) {
    return type.isEnum() || type == Kernel.class || Named.class.isAssignableFrom(type);
  }

  private static boolean isAuto(ParameterizedType type) {
    return type.getRawType() == Auto.class;
  }

  private static boolean isList(ParameterizedType type) {
    return type.getRawType() == List.class;
  }

  private static Type inner(ParameterizedType type) {
    return type.getActualTypeArguments()[0];
  }

  /** A value as it is written. */
  static String text(Object value) {
    if (value instanceof Auto<?> option) {
      return option.map(SettingType::text).toString();
    }
    if (value instanceof List<?> items) {
      return items.isEmpty()
          ? NONE
          : items.stream().map(SettingType::text).collect(Collectors.joining("+"));
    }
    if (value instanceof Boolean yes) {
      return yes ? ON : OFF;
    }
    if (value instanceof Double number && Math.abs(number) == Double.MAX_VALUE) {
      return number > 0 ? INFINITE : "-" + INFINITE;
    }
    return String.valueOf(OptionsJson.plain(value)).replaceFirst("\\.0$", "");
  }

  /** What values of a type may be, in words. */
  static String allowed(Type type) {
    if (type instanceof ParameterizedType generic) {
      String one = allowed(inner(generic));
      return isAuto(generic) ? "auto or " + one : one + ", several joined by +, or none";
    }
    Class<?> plain = (Class<?>) type;
    if (WHOLE.contains(plain)) {
      return "a whole number";
    }
    return NUMBERS.contains(plain) ? "a number" : String.join(", ", words(plain));
  }

  /** Words that values of a type are, or begin with; an empty one for numbers. */
  static List<String> words(Type type) {
    if (type instanceof ParameterizedType generic) {
      List<String> one = words(inner(generic));
      return isAuto(generic) ? Stream.concat(Stream.of(Auto.WORD), one.stream()).toList() : one;
    }
    Class<?> plain = (Class<?>) type;
    return WHOLE.contains(plain) || NUMBERS.contains(plain) ? List.of("") : words(plain);
  }

  private static List<String> words(Class<?> type) {
    if (EITHER.contains(type)) {
      return List.of(ON, OFF);
    }
    return constants(type).stream().map(SettingType::text).toList();
  }

  /** All values of a type that are named one by one. */
  static List<?> constants(Class<?> type) {
    if (Named.class.isAssignableFrom(type)) {
      return listed(type);
    }
    return type == Kernel.class ? Kernels.all() : List.of(type.getEnumConstants());
  }

  /**
   * The value that a text says.
   *
   * @param path named where it says none
   */
  static Object parse(String path, Type type, String text) {
    try {
      return parsed(type, text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          path + " must be " + allowed(type) + "; got '" + text + "'", e);
    }
  }

  private static Object parsed(Type type, String text) {
    if (type instanceof ParameterizedType generic) {
      if (isAuto(generic)) {
        return text.equalsIgnoreCase(Auto.WORD)
            ? Auto.auto()
            : Auto.of(parsed(inner(generic), text));
      }
      return text.equals(NONE)
          ? List.of()
          : Arrays.stream(text.split("\\+", -1)).map(item -> parsed(inner(generic), item)).toList();
    }
    Class<?> plain = (Class<?>) type;
    if (WHOLE.contains(plain)) {
      return plain == int.class || plain == Integer.class
          ? (Object) Integer.valueOf(text)
          : Long.valueOf(text);
    }
    if (NUMBERS.contains(plain)) {
      double number = Double.parseDouble(text.replace(INFINITE, String.valueOf(Double.MAX_VALUE)));
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException(text);
      }
      return number;
    }
    int place = words(plain).indexOf(text.toLowerCase(Locale.ROOT));
    if (place < 0) {
      throw new IllegalArgumentException(text);
    }
    if (EITHER.contains(plain)) {
      return place == 0;
    }
    return constants(plain).get(place);
  }

  /** What {@link Named#found} gives. */
  @SuppressWarnings("unchecked")
  static <T extends Named> List<T> found(Class<T> type) {
    return (List<T>)
        FOUND.computeIfAbsent(
            type, of -> ServiceLoader.load(of).stream().map(ServiceLoader.Provider::get).toList());
  }

  /** What {@code all} of a type lists. */
  private static List<? extends Named> listed(Class<?> type) {
    try {
      return ((List<?>) type.getMethod("all").invoke(null))
          .stream().map(Named.class::cast).toList();
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(type + " cannot list what it knows", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " has no public static method all", e);
    }
  }
}
