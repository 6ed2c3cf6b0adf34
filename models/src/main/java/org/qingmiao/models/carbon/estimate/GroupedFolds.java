// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.estimate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;

/**
 * Five folds of enterprises: the first 8 hex digits of the SHA-256 of the id, modulo 5.
 *
 * <p>An enterprise never stands on both sides, however many rows it has. Random rows of a panel
 * would let a model look up last year's answer.
 */
public final class GroupedFolds {

  /** How many. */
  public static final int FOLDS = 5;

  private GroupedFolds() {}

  /** The fold of an enterprise, 0 to 4. */
  public static int of(String id) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return (int) (HexFormat.fromHexDigitsToLong(HexFormat.of().formatHex(digest, 0, 4)) % FOLDS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The fold that calibrates what is tested on this one. */
  public static int calibrating(int fold) {
    return (fold + 1) % FOLDS;
  }

  /** The rows of the folds that pass. */
  public static List<EstimateRow> rows(List<EstimateRow> rows, Predicate<Integer> folds) {
    return rows.stream().filter(row -> folds.test(of(row.id()))).toList();
  }
}
