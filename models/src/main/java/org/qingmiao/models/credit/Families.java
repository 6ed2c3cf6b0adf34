// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.credit;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which family each feature of a row speaks for: its own, or, where its value is missing, that of
 * the data that are missing. Families are numbered in the order of their codes.
 */
final class Families {

  private final List<String> codes;
  private final int[] own;
  private final int[] data;

  /** The families of features, in model order. */
  Families(List<ReasonCodes.Code> features) {
    codes =
        features.stream()
            .flatMap(one -> Stream.of(one.code(), one.dataCode()))
            .distinct()
            .sorted()
            .toList();
    own = features.stream().mapToInt(one -> codes.indexOf(one.code())).toArray();
    data = features.stream().mapToInt(one -> codes.indexOf(one.dataCode())).toArray();
  }

  /** How many families there are. */
  int count() {
    return codes.size();
  }

  /** The code of a family. */
  String code(int family) {
    return codes.get(family);
  }

  /** The family of a code. */
  int family(String code) {
    return codes.indexOf(code);
  }

  /** The family that a feature speaks for in a row. */
  int of(int feature, boolean isMissing) {
    return isMissing ? data[feature] : own[feature];
  }
}
