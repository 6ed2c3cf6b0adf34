// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.qingmiao.geo.tiff.TiffDirectory;

/**
 * What the geo keys of a file say of its coordinate system (OGC GeoTIFF 1.1, sections 7.1 and 7.4).
 *
 * @param crs {@code EPSG:n}; for a system of the file's own, its name; empty without geo keys
 * @param pixelIsPoint whether positions are those of cell centres
 */
record GeoKeys(String crs, boolean pixelIsPoint) {
  private static final int DIRECTORY = 34_735;
  private static final int TEXTS = 34_737;
  private static final int MODEL_TYPE = 1024;
  private static final int RASTER_TYPE = 1025;
  private static final int CITATION = 1026;
  private static final int GEOGRAPHIC = 2048;
  private static final int PROJECTED = 3072;
  private static final int PROJECTED_CITATION = 3073;
  private static final int USER_DEFINED = 32_767;
  private static final int ENTRY = 4;
  private static final int GEOGRAPHIC_MODEL = 2;
  private static final int POINT = 2;

  static GeoKeys read(TiffDirectory tags) {
    long[] table = tags.integers(DIRECTORY);
    String texts = tags.text(TEXTS).orElse("");
    Map<Integer, Integer> numbers = new HashMap<>();
    Map<Integer, String> names = new HashMap<>();
    for (int i = ENTRY; i + ENTRY <= table.length; i += ENTRY) {
      int key = (int) table[i];
      if (table[i + 1] == 0) {
        numbers.put(key, (int) table[i + 3]);
      } else if (table[i + 1] == TEXTS) {
        int from = (int) Math.min(table[i + 3], texts.length());
        int to = (int) Math.min(from + table[i + 2], texts.length());
        names.put(key, texts.substring(from, to).replace("|", "").strip());
      }
    }
    boolean point = numbers.getOrDefault(RASTER_TYPE, 1) == POINT;
    return new GeoKeys(code(numbers).orElseGet(() -> name(names)), point);
  }

  private static Optional<String> code(Map<Integer, Integer> numbers) {
    boolean geographic = numbers.getOrDefault(MODEL_TYPE, 0) == GEOGRAPHIC_MODEL;
    int code = numbers.getOrDefault(geographic ? GEOGRAPHIC : PROJECTED, USER_DEFINED);
    return code > 0 && code != USER_DEFINED ? Optional.of("EPSG:" + code) : Optional.empty();
  }

  private static String name(Map<Integer, String> names) {
    return names.getOrDefault(PROJECTED_CITATION, names.getOrDefault(CITATION, ""));
  }
}
