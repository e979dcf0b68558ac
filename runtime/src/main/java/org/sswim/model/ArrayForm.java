package org.sswim.model;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sswim.checks.Checks;
import org.sswim.stored.Axes;
import org.sswim.stored.NpyType;

/**
 * An array: an object with {@code dtype}, {@code shape} and {@code sha256}, whose values are an
 * entry named by its path; an empty list where there are none. Weights of a byte each have their
 * {@code scale} there.
 */
final class ArrayForm implements Form {
  static final String SCALE = "scale";

  private final NpyType type;
  private final boolean nested;
  private final @Nullable Shape shape;

  /**
   * Arrays of a class.
   *
   * @param axes of a component of a record; null for one that has one axis
   * @param owner the record
   */
  ArrayForm(Class<?> array, @Nullable Axes axes, Class<?> owner) {
    nested = array.getComponentType().isArray();
    type = NpyType.of(nested ? array.getComponentType() : array);
    shape = axes == null ? null : new Shape(axes, owner);
  }

  @Override
  public Object write(Object value, String path, ArraySink arrays) {
    return write(value, value, path, arrays);
  }

  /** As {@link #write(Object, String, ArraySink)}, of an array of a record. */
  Object write(Object owner, Object value, String path, ArraySink arrays) {
    int length = Array.getLength(value);
    if (length == 0) {
      return List.of();
    }
    if (nested) {
      Object[] rows = (Object[]) value;
      int columns = Array.getLength(rows[0]);
      return arrays.add(path, type, flat(rows, columns), List.of("", ""), length, columns);
    }
    if (shape == null) {
      return arrays.add(path, type, value, axes(), length);
    }
    long[] sizes = shape.sizes(owner, length);
    if (arrays.weights() == WeightFormat.FLOAT32 || !shape.scaled()) {
      return arrays.add(path, type, value, axes(), sizes);
    }
    Int8Weights bytes = Int8Weights.of((float[]) value, (int) sizes[1], shape.rows());
    Map<String, Object> json = arrays.add(path, NpyType.INT8, bytes.values(), axes(), sizes);
    String scale = Form.join(path, SCALE);
    int count = bytes.scale().length;
    json.put(SCALE, arrays.add(scale, NpyType.FLOAT32, bytes.scale(), List.of(""), count));
    return json;
  }

  private Object flat(Object[] rows, int columns) {
    Object flat = type.newArray(Math.multiplyExact(rows.length, columns));
    for (int r = 0; r < rows.length; r++) {
      System.arraycopy(rows[r], 0, flat, r * columns, columns);
    }
    return flat;
  }

  @Override
  public Object read(@Nullable Object json, String path, ArraySource arrays) {
    if (json instanceof List<?> none && none.isEmpty()) {
      return nested ? newRows(0) : type.newArray(0);
    }
    Map<?, ?> fields = Form.object(json, path);
    boolean scaled = fields.containsKey(SCALE);
    ArraySpec array = ArraySpec.read(fields, path);
    NpyType expected = scaled ? NpyType.INT8 : type;
    if (array.type() != expected || (scaled && (shape == null || !shape.scaled()))) {
      throw Form.wrong(Form.join(path, ArraySpec.DTYPE), type.code(), array.type().code());
    }
    int dimensions = nested ? 2 : shape == null ? 1 : shape.axes().size();
    Checks.that(array.shape().size() == dimensions)
        .or("model.json: '%s' must have %s axes; got %s", path, dimensions, array.shape());
    Object values = arrays.read(array);
    if (nested) {
      return rows(values, array.shape());
    }
    if (!scaled || shape == null) {
      return values;
    }
    String at = Form.join(path, SCALE);
    Map<?, ?> own = Form.object(fields.get(SCALE), at);
    ArraySpec scale = ArraySpec.read(own, at);
    int outputs = (int) (long) array.shape().get(1);
    long count = array.shape().get(shape.scaledAxis());
    if (own.containsKey(SCALE)) {
      throw RecordForm.unknown(at, SCALE);
    }
    if (scale.type() != NpyType.FLOAT32 || !scale.shape().equals(List.of(count))) {
      throw Form.wrong(at, "<f4 [" + count + "]", scale.type().code() + " " + scale.shape());
    }
    return new Int8Weights((byte[]) values, (float[]) arrays.read(scale))
        .floats(outputs, shape.rows());
  }

  private Object[] newRows(int count) {
    return (Object[]) Array.newInstance(type.newArray(0).getClass(), count);
  }

  private Object[] rows(Object flat, List<Long> sizes) {
    Object[] rows = newRows((int) (long) sizes.get(0));
    int columns = (int) (long) sizes.get(1);
    for (int r = 0; r < rows.length; r++) {
      rows[r] = type.newArray(columns);
      System.arraycopy(flat, r * columns, rows[r], 0, columns);
    }
    return rows;
  }

  /** Refuses a shape that is not that of the record which was read. */
  void requireShape(Object owner, Object value, Object json, String path) {
    int length = nested ? 0 : Array.getLength(value);
    if (shape == null || length == 0) {
      return;
    }
    List<Long> stated = ArraySpec.read(Form.object(json, path), path).shape();
    List<Long> own = Arrays.stream(shape.sizes(owner, length)).boxed().toList();
    Checks.that(stated.equals(own))
        .or("model.json: shape of '%s' must be %s; got %s", path, own, stated);
  }

  /** The names of its axes; one without a name where nothing is said of them. */
  private List<String> axes() {
    return shape == null ? List.of("") : shape.axes();
  }

  /**
   * A weight matrix as bytes, see {@link WeightFormat#INT8}.
   *
   * @param values row-major {@code [inputs][outputs]}, -127 .. 127
   * @param scale one per output or one per input
   */
  record Int8Weights(byte[] values, float[] scale) {
    private static final int MOST = 127;

    /** What shares a scale. */
    enum Rows {
      /** The weights to one output. */
      OUTPUTS,
      /** The weights from one input. */
      INPUTS;

      private int row(int index, int outputs) {
        return this == OUTPUTS ? index % outputs : index / outputs;
      }
    }

    /**
     * Rounds weights.
     *
     * @param weights row-major {@code [inputs][outputs]}, finite
     */
    static Int8Weights of(float[] weights, int outputs, Rows rows) {
      float[] scale = new float[rows == Rows.OUTPUTS ? outputs : weights.length / outputs];
      for (int i = 0; i < weights.length; i++) {
        int row = rows.row(i, outputs);
        scale[row] = Math.max(scale[row], Math.abs(weights[i]) / MOST);
      }
      byte[] values = new byte[weights.length];
      for (int i = 0; i < weights.length; i++) {
        float s = scale[rows.row(i, outputs)];
        // Where weights are so small that their scale is 0 they are 0, too.
        long q = s == 0 ? 0 : Math.round((double) weights[i] / s);
        values[i] = (byte) Math.max(-MOST, Math.min(MOST, q));
      }
      return new Int8Weights(values, scale);
    }

    /** The weights, row-major {@code [inputs][outputs]}. */
    float[] floats(int outputs, Rows rows) {
      float[] weights = new float[values.length];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = values[i] * scale[rows.row(i, outputs)];
      }
      return weights;
    }
  }

  /** The {@link Axes} of a component of a record, and their sizes in one. */
  private static final class Shape {
    private final List<String> axes;
    private final int scaled;

    /** What gives the size of each; null for numbers and for what is left. */
    private final List<@Nullable Method> sizes = new ArrayList<>();

    Shape(Axes axes, Class<?> owner) {
      this.axes = List.of(axes.value());
      scaled = this.axes.indexOf(axes.scaled());
      for (String axis : this.axes) {
        sizes.add(method(owner, axis));
      }
    }

    private static @Nullable Method method(Class<?> owner, String name) {
      try {
        Method method = owner.getDeclaredMethod(name);
        method.setAccessible(true);
        Class<?> size = method.getReturnType();
        boolean own =
            size == int.class || size == long.class || Collection.class.isAssignableFrom(size);
        return own ? method : null;
      } catch (NoSuchMethodException e) {
        return null;
      }
    }

    /** Their names. */
    List<String> axes() {
      return axes;
    }

    /** Whether weights may take a byte each. */
    boolean scaled() {
      return scaled >= 0;
    }

    /** The axis along which they then have scales. */
    int scaledAxis() {
      return scaled;
    }

    /** What shares a scale. */
    Int8Weights.Rows rows() {
      return scaled == 0 ? Int8Weights.Rows.INPUTS : ArrayForm.Int8Weights.Rows.OUTPUTS;
    }

    /**
     * The size of each axis.
     *
     * @param owner the record
     * @param length number of values, above 0
     * @throws IllegalArgumentException if they are not as many as the axes say
     */
    long[] sizes(Object owner, int length) {
      long[] out = new long[axes.size()];
      int rest = -1;
      long product = 1;
      for (int a = 0; a < out.length; a++) {
        out[a] = size(owner, a);
        if (out[a] < 0) {
          rest = a;
        } else {
          product *= Math.max(1, out[a]);
        }
      }
      if (rest >= 0) {
        out[rest] = length / product;
        product *= out[rest];
      }
      Checks.that(product == length)
          .or("an array of axes %s has %s values, not %s", axes, length, product);
      return out;
    }

    /** Below 0 for what is left. */
    private long size(Object owner, int axis) {
      Method method = sizes.get(axis);
      if (method == null) {
        String name = axes.get(axis);
        return name.matches("\\d+") ? Integer.parseInt(name) : -1;
      }
      try {
        Object size = method.invoke(owner);
        return size instanceof Collection<?> all ? all.size() : ((Number) size).longValue();
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException("the axis " + axes.get(axis) + " of " + owner, e);
      }
    }
  }
}
