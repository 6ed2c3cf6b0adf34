// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The coded identifiers that a contract can ask to be well formed. */
public enum Checker {
  /** Unified social credit code of an organisation (GB 32100). */
  CREDIT_CODE("unified social credit code") {
    @Override
    public Verdict check(String delivered) {
      return CreditCode.read(delivered).verdict();
    }

    @Override
    public String normalised(String delivered) {
      return CreditCode.read(delivered).normalised();
    }
  },
  /** Organisation code of nine characters (GB 11714). */
  ORGANISATION_CODE("organisation code") {
    @Override
    public Verdict check(String delivered) {
      return OrganisationCode.check(delivered);
    }
  },
  /** Identity number of a person (GB 11643). */
  ID_NUMBER("identity number") {
    @Override
    public Verdict check(String delivered) {
      return IdNumber.check(delivered);
    }
  };

  private final String label;

  Checker(String label) {
    this.label = label;
  }

  /** The first fault of a value as it was delivered. */
  public abstract Verdict check(String delivered);

  /** The value in the one form that is stored and turned into a token. */
  public String normalised(String delivered) {
    return FoldedText.code(delivered);
  }

  /** What it checks, as words within a sentence. */
  public String label() {
    return label;
  }

  /**
   * Reads {@code credit_code}, {@code organisation_code} or {@code id_number}, as a conf writes it.
   */
  public static Checker of(String name) {
    return Arrays.stream(values())
        .filter(c -> c.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "check is \"%s\", expected one of %s"
                        .formatted(
                            name,
                            Arrays.stream(values())
                                .map(c -> c.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")))));
  }
}
