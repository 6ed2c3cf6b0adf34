// SPDX-License-Identifier: Apache-2.0
/**
 * The shipped input tables, one file per table with its contract.
 *
 * <pre>
 * who         Enterprises  Ownerships  MatchDecisions  Consents  OwnerAttributes (fairness only)
 * trade       Invoices  SupplyDocuments  TaxFilings  FinancialStatements  UtilityBills
 * people      SocialInsuranceFilings
 * law         CourtRecords  EnvironmentalPermits  EnvironmentalPenalties
 * money       BankFlows  CreditEnquiries  Applications  Loans  Repayments  Collaterals  Guarantees
 * land, green LandRights  Activities  FarmActivities  GreenProjects  Parcels  Scenes
 * things      DeviceAssets  Pings  Fences
 * </pre>
 *
 * <p>An installation maps its own files to these columns in {@code conf/sources}; a flat table of
 * other columns needs no contract here, only a conf.
 */
package org.qingmiao.features.source;
