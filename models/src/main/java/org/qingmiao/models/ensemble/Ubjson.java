// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ensemble;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A document in Universal Binary JSON (ubjson.org, draft 12), read as far as the library writes it.
 *
 * <p>Objects become maps, arrays of anything lists, arrays of one type {@code int[]}, {@code
 * long[]}, {@code float[]} or {@code double[]}; whole numbers {@code Long}, others {@code Float} or
 * {@code Double} with their own bits. Bytes that are damaged end in an {@link
 * IllegalArgumentException} that names the position: no count is believed before the bytes for it
 * are there, and nesting is bounded, so neither memory nor stack can be exhausted.
 */
final class Ubjson {

  private static final int DEEPEST = 32;

  private final ByteBuffer in;

  private Ubjson(byte[] bytes) {
    this.in = ByteBuffer.wrap(bytes); // big-endian, as the format is
  }

  /** The object that the bytes are, all of them. */
  @SuppressWarnings("unchecked") // keys of objects are always text
  static Map<String, Object> read(byte[] bytes) {
    Ubjson reader = new Ubjson(bytes);
    Object document = reader.value(reader.marker(), 0);
    if (reader.in.hasRemaining()) {
      throw reader.fault("%d bytes after the end".formatted(reader.in.remaining()));
    }
    if (document instanceof Map<?, ?> object) {
      return (Map<String, Object>) object;
    }
    throw reader.fault("no object");
  }

  private Object value(byte marker, int depth) {
    if (depth > DEEPEST) {
      throw fault("nested deeper than %d".formatted(DEEPEST));
    }
    return switch (marker) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case 'S' -> text();
      case 'd' -> need(Float.BYTES).getFloat();
      case 'D' -> need(Double.BYTES).getDouble();
      case 'T' -> true;
      case 'F' -> false;
      default -> whole(marker);
    };
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (byte marker = marker(); marker != '}'; marker = marker()) {
      String key = characters(marker);
      if (object.put(key, value(marker(), depth + 1)) != null) {
        throw fault("a key given twice");
      }
    }
    return object;
  }

  private Object array(int depth) {
    byte marker = marker();
    if (marker == '$') {
      return typed(marker());
    }
    List<Object> list = new ArrayList<>();
    if (marker == '#') {
      int count = count(1);
      for (int i = 0; i < count; i++) {
        list.add(value(marker(), depth + 1));
      }
    } else {
      for (; marker != ']'; marker = marker()) {
        list.add(value(marker, depth + 1));
      }
    }
    return list;
  }

  private Object typed(byte type) {
    if (marker() != '#') {
      throw fault("no count of a typed array");
    }
    return switch (type) {
      case 'd' -> {
        float[] values = new float[count(Float.BYTES)];
        in.asFloatBuffer().get(values);
        skip(values.length * Float.BYTES);
        yield values;
      }
      case 'D' -> {
        double[] values = new double[count(Double.BYTES)];
        in.asDoubleBuffer().get(values);
        skip(values.length * Double.BYTES);
        yield values;
      }
      case 'L' -> {
        long[] values = new long[count(Long.BYTES)];
        in.asLongBuffer().get(values);
        skip(values.length * Long.BYTES);
        yield values;
      }
      default -> ints(type);
    };
  }

  private int[] ints(byte type) {
    int[] values =
        new int
            [count(
                switch (type) {
                  case 'l' -> Integer.BYTES;
                  case 'I' -> Short.BYTES;
                  case 'i', 'U' -> Byte.BYTES;
                  default -> throw fault("an array of type %s".formatted(name(type)));
                })];
    for (int i = 0; i < values.length; i++) {
      values[i] = (int) whole(type);
    }
    return values;
  }

  private long whole(byte marker) {
    return switch (marker) {
      case 'i' -> need(Byte.BYTES).get();
      case 'U' -> Byte.toUnsignedInt(need(Byte.BYTES).get());
      case 'I' -> need(Short.BYTES).getShort();
      case 'l' -> need(Integer.BYTES).getInt();
      case 'L' -> need(Long.BYTES).getLong();
      default -> throw fault("marker %s".formatted(name(marker)));
    };
  }

  private String text() {
    return characters(marker());
  }

  private String characters(byte lengthMarker) {
    byte[] characters = new byte[bounded(whole(lengthMarker), Byte.BYTES)];
    in.get(characters);
    return new String(characters, StandardCharsets.UTF_8);
  }

  /** A count of elements whose bytes are there. */
  private int count(int bytesEach) {
    return bounded(whole(marker()), bytesEach);
  }

  private int bounded(long count, int bytesEach) {
    if (count < 0 || count > in.remaining() / bytesEach) {
      throw fault("a count of %d, but %d bytes left".formatted(count, in.remaining()));
    }
    return (int) count;
  }

  private byte marker() {
    return need(Byte.BYTES).get();
  }

  private ByteBuffer need(int bytes) {
    if (in.remaining() < bytes) {
      throw fault("the end");
    }
    return in;
  }

  private void skip(int bytes) {
    in.position(in.position() + bytes);
  }

  private IllegalArgumentException fault(String what) {
    return new IllegalArgumentException("byte %d: %s".formatted(in.position(), what));
  }

  private static String name(byte marker) {
    return "0x%02x".formatted(marker);
  }
}
