// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.identity;

import java.util.Optional;

/**
 * An enterprise as one register enters it, before tokens; what is empty in the register is empty
 * here.
 *
 * @param code unified social credit code, or a tax number of 15 digits from before 2015
 * @param name as it was entered
 * @param region administrative division of six digits
 * @param phone as it was entered
 * @param legalPerson what names the legal person: an identity number or its token
 */
public record Party(String code, String name, String region, String phone, String legalPerson) {
  private static final int OLD_TAX_NUMBER = 15;

  /** The code, folded; empty where it does not have the shape of a credit code. */
  Optional<String> creditCode() {
    return Optional.of(CreditCode.read(code).normalised()).filter(c -> !c.isEmpty());
  }

  /**
   * The organisation code inside the credit code or, characters 7 to 15, inside an old tax number;
   * tax numbers made from an identity number hold none, which its check character shows.
   */
  Optional<String> organisation() {
    String folded = FoldedText.code(code);
    if (folded.length() != OLD_TAX_NUMBER) {
      return CreditCode.read(folded).organisation();
    }
    String inside = folded.substring(6);
    return OrganisationCode.check(inside) == Verdict.VALID ? Optional.of(inside) : Optional.empty();
  }
}
