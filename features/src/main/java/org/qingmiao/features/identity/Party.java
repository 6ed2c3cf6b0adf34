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

  /**
   * The code, folded; empty where its check character refuses it. A wrong code names nobody:
   * fillers such as eighteen nines stand for many parties, and of a legal pilot code the name has
   * to tell.
   */
  Optional<String> creditCode() {
    CreditCode read = CreditCode.read(code);
    return read.verdict() == Verdict.VALID || read.verdict().isWarned()
        ? Optional.of(read.normalised())
        : Optional.empty();
  }

  /**
   * The organisation code inside the credit code or, characters 7 to 15, inside an old tax number;
   * empty where its own check character refuses it, as in tax numbers made from an identity number.
   */
  Optional<String> organisation() {
    String folded = FoldedText.code(code);
    Optional<String> inside =
        folded.length() == OLD_TAX_NUMBER
            ? Optional.of(folded.substring(6))
            : CreditCode.read(folded).organisation();
    return inside.filter(o -> OrganisationCode.check(o) == Verdict.VALID);
  }
}
