// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.define;

/**
 * That a column of a feature table depends on a column of a source.
 *
 * @param column column of the feature table
 * @param from what it descends from, as {@code table.column}
 * @param kind in which way
 */
public record Lineage(String column, String from, Kind kind) {

  /** How a column depends on another. */
  public enum Kind {
    /** Its value is made of the other's value. */
    VALUE,
    /** The other decides which rows count on a day: clocks, versions, retractions. */
    FILTER,
    /** The other says whose rows count. */
    KEY
  }
}
