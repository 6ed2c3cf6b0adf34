// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.parcel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One feature of a file as it was delivered, not yet judged.
 *
 * @param number of the row in its file, from 1
 * @param attributes by name, as text; an empty cell has no entry
 * @param outline reads the geometry; throws {@link org.qingmiao.geo.Refusal} where it cannot be
 *     read
 */
public record ParcelRow(int number, Map<String, String> attributes, Supplier<Outline> outline) {

  public ParcelRow {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }
}
