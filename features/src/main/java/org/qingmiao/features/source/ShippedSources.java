// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.source;

import java.util.List;
import org.qingmiao.features.table.Table;

/** The contracts that code declares: a mapping to one of them needs no types. */
public final class ShippedSources {
  /** All of them, by name of their class. */
  public static final List<Table> ALL =
      List.of(
          Activities.TABLE,
          Applications.TABLE,
          BankFlows.TABLE,
          BusinessActivities.TABLE,
          Collaterals.TABLE,
          Consents.TABLE,
          CourtRecords.TABLE,
          CreditEnquiries.TABLE,
          DeviceAssets.TABLE,
          Enterprises.TABLE,
          EnvironmentalPenalties.TABLE,
          EnvironmentalPermits.TABLE,
          FarmActivities.TABLE,
          Fences.TABLE,
          FinancialStatements.TABLE,
          GreenEvidences.TABLE,
          GreenProjects.TABLE,
          Guarantees.TABLE,
          Invoices.TABLE,
          LandRights.TABLE,
          Loans.TABLE,
          MatchDecisions.TABLE,
          OwnerAttributes.TABLE,
          Ownerships.TABLE,
          Parcels.TABLE,
          Pings.TABLE,
          Repayments.TABLE,
          Scenes.TABLE,
          SocialInsuranceFilings.TABLE,
          SupplyDocuments.TABLE,
          TaxFilings.TABLE,
          UtilityBills.TABLE);

  private ShippedSources() {}
}
