// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

/**
 * How long rows are kept, and on what ground.
 *
 * @param years whole years after the event
 * @param basis the law or rule that sets them
 */
public record Retention(int years, String basis) {

  /** Ten years, to recompute any decision within usual audit periods (our default). */
  public static final Retention DEFAULT =
      new Retention(10, "our default; set it by the bank's own rules");
}
