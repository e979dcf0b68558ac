package org.sswim.options;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;

/** Values of open sets, by their type. */
final class FoundByName {
  private static final Map<Class<?>, List<?>> FOUND = new ConcurrentHashMap<>();

  private FoundByName() {}

  @SuppressWarnings("unchecked")
  static <T extends Named> List<T> of(Class<T> type) {
    return (List<T>)
        FOUND.computeIfAbsent(
            type, of -> ServiceLoader.load(of).stream().map(ServiceLoader.Provider::get).toList());
  }

  /** What {@code all} of a type lists. */
  static List<? extends Named> all(Class<?> type) {
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
