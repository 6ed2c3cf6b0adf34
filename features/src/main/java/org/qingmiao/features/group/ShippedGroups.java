// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The groups that a conf can name under {@code credit.groups}.
 *
 * <p>They stand apart from {@link CreditGroup}, which each of them needs while it is made.
 */
public final class ShippedGroups {
  /** All of them, in model order. */
  public static final List<CreditGroup> ALL =
      List.of(
          LoanFeatures.GROUP,
          ApplicantFeatures.GROUP,
          ApplicationFeatures.GROUP,
          EnterpriseFeatures.GROUP,
          OwnershipFeatures.GROUP,
          TaxFeatures.GROUP,
          InvoiceFeatures.GROUP,
          PurchaseFeatures.GROUP,
          SupplyFeatures.GROUP,
          ProcurementFeatures.GROUP,
          FinanceFeatures.GROUP,
          UtilityFeatures.GROUP,
          SocialFeatures.GROUP,
          CashInFeatures.GROUP,
          CashOutFeatures.GROUP,
          RepaymentFeatures.GROUP,
          EnquiryFeatures.GROUP,
          GuarantorFeatures.GROUP,
          GuaranteedFeatures.GROUP,
          NetworkFeatures.GROUP,
          CourtFeatures.GROUP,
          PermitFeatures.GROUP,
          PenaltyFeatures.GROUP,
          LandFeatures.GROUP,
          CropFeatures.GROUP);

  private ShippedGroups() {}

  /** The group of that name. */
  public static CreditGroup named(String name) {
    return ALL.stream()
        .filter(group -> group.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "feature group \"%s\" is unknown, expected one of %s"
                        .formatted(
                            name,
                            ALL.stream()
                                .map(CreditGroup::name)
                                .collect(Collectors.joining(", ")))));
  }
}
