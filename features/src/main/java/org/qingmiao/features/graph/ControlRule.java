// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.graph;

/**
 * When a holder of shares decides for an enterprise: it holds more than any other holder, and more
 * than a bound.
 *
 * <p>More than half of the capital makes a controlling shareholder in any case (Company Law of
 * 2023, article 265, number 2), and nobody else can then hold as much. Below half it is enough that
 * the votes weigh on what is decided; of listed companies more than 30 % counts as control
 * (Measures for the Takeover of Listed Companies, article 84, number 2). The bound is that 30 %,
 * and that no other may hold as much is ours: two equal holders have to agree. Both articles in
 * third-party transcriptions.
 *
 * <p>Shares of one holder are added up. Shares that are held through firms of the same controller
 * are not, so a control by many small stakes is not found; agreements to vote together are in no
 * register.
 *
 * @param above millionths of the capital that the holder must exceed, from 0 to below 1,000,000
 */
public record ControlRule(int above) {
  /** More than 30 % of the capital. */
  public static final ControlRule DEFAULT = new ControlRule(300_000);

  public ControlRule {
    if (above < 0 || above >= 1_000_000) {
      throw new IllegalArgumentException(
          "control above %d millionths, expected 0 to 999999".formatted(above));
    }
  }
}
