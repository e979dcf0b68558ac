package org.sswim.model;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Records as JSON and arrays, by their components. Numbers, truth values and texts stay as they
 * are; whole numbers of 64 bits are texts. Constants are written by their {@linkplain
 * org.sswim.stored.Labelled#of label}. Lists, maps and records may be nested. Records of a sealed
 * type have a {@code kind}. Components that are null are left out. An array is an entry of the file
 * named by its path, such as {@code network.hidden.layers.0.weights.npy}, see {@link
 * org.sswim.stored.Axes}. Whatever else there is has a stand-in. Immutable but for what it
 * remembers of types: each is looked at once.
 */
final class RecordCodec {
  private final List<StandIn<?, ?>> standIns;
  private final Map<Type, Form> forms = new ConcurrentHashMap<>();

  /**
   * A type that is no record, and as what it stands.
   *
   * @param toValue makes it of that, or refuses it with an {@link IllegalArgumentException}
   */
  record StandIn<T, S>(Class<T> type, Class<S> as, Function<T, S> toShown, Function<S, T> toValue) {
    Object shown(Object value) {
      return toShown.apply(type.cast(value));
    }

    Object value(Object shown) {
      return toValue.apply(as.cast(shown));
    }
  }

  RecordCodec(List<StandIn<?, ?>> standIns) {
    this.standIns = standIns;
  }

  /** A record as an object, its arrays beside it. */
  Map<String, Object> write(Object value, ArraySink arrays) {
    return record(value.getClass()).write(value, "", arrays);
  }

  /**
   * The record of what {@link #write} gave.
   *
   * @throws IllegalArgumentException naming what is missing, unknown or out of range, and where
   */
  <T> T read(Class<T> type, Map<?, ?> json, ArraySource arrays) {
    return type.cast(record(type).read(json, "", arrays));
  }

  RecordForm record(Class<?> type) {
    return (RecordForm) form(type);
  }

  Form form(Type type) {
    Form known = forms.get(type);
    if (known == null) {
      known = make(type);
      forms.put(type, known);
    }
    return known;
  }

  private Form make(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] of = generic.getActualTypeArguments();
      return generic.getRawType() == Map.class
          ? new Form.Mapped(form(of[0]), form(of[1]))
          : new Form.Listed(form(of[0]));
    }
    Class<?> own = (Class<?>) type;
    for (StandIn<?, ?> standIn : standIns) {
      if (standIn.type == own) {
        return new Form.StandIn<>(standIn, form(standIn.as));
      }
    }
    if (own.isRecord()) {
      return new RecordForm(own, this);
    }
    if (own.isEnum()) {
      return Form.constant(own);
    }
    if (own.isSealed()) {
      return new Form.Sealed(own, this);
    }
    if (own.isArray()) {
      return new ArrayForm(own, null, own);
    }
    Form scalar = Form.scalar(own);
    if (scalar == null) {
      throw new IllegalArgumentException("files cannot hold a " + own.getName());
    }
    return scalar;
  }
}
