// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.graph;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.decimal;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.qingmiao.features.define.Derivation;
import org.qingmiao.features.source.Applications;
import org.qingmiao.features.source.CourtRecords;
import org.qingmiao.features.source.Enterprises;
import org.qingmiao.features.source.Guarantees;
import org.qingmiao.features.source.MatchDecisions;
import org.qingmiao.features.source.Ownerships;
import org.qingmiao.features.source.SupplyDocuments;
import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * How enterprises stand among others on the days on which they are asked about: facts that no
 * source tells, worked out of the rows of seven.
 *
 * <p>One fact is an enterprise on a day, known on that day. Where a graph of the events' own days
 * would have it stand otherwise, there is a second version, known only later: so the join's leak
 * report says here, too, how many rows a one-clock join would have got wrong.
 */
public final class PartyNetworks {
  /** Days for which an application speaks of a firm (our default). */
  static final int APPLICATION_DAYS = 365;

  /** Days for which a court case speaks of a firm (our default). */
  static final int COURT_DAYS = 1095;

  /** Days for which an invoice speaks of trade (our default). */
  static final int SUPPLY_DAYS = 365;

  /** One enterprise on one day. */
  public static final Table TABLE =
      Table.of("feature.party_network", "one enterprise on one day", Shape.SNAPSHOT)
          .key("enterprise_token", "as_of", "version")
          .clock(Clock.of("as_of", "known_on", "as_of").versionedBy("version"))
          .columns(
              text("enterprise_token", "Unified social credit code of the enterprise.")
                  .role(Role.ID)
                  .token("credit_code"),
              date("as_of", "Day as of which it is asked about.").role(Role.AS_OF),
              date("known_on", "Day on which the version is known: the same, or a later one."),
              whole("version", Unit.NONE, "0 by both clocks, 1 by the days of the events alone."),
              whole("ring_size", Unit.COUNT, "Enterprises of its ring of guarantees; 0 in none.")
                  .role(Role.FEATURE),
              decimal("ring_cny", 20, 2, Unit.CNY, "Guarantees among the members of the ring.")
                  .role(Role.FEATURE),
              whole(
                      "guarantee_reach",
                      Unit.COUNT,
                      "Other enterprises that are one or two guarantees away, on either side.")
                  .role(Role.FEATURE),
              whole(
                      "controller_known",
                      Unit.COUNT,
                      "1 where the registers show who decides for it, else 0.")
                  .role(Role.FEATURE),
              whole(
                      "controller_borrowers",
                      Unit.COUNT,
                      "Other firms of its controller that applied for a loan in 365 days.")
                  .role(Role.FEATURE),
              whole(
                      "controller_sued",
                      Unit.COUNT,
                      "Other firms of its controller that were sued in three years.")
                  .role(Role.FEATURE),
              decimal("supplied_cny", 20, 2, Unit.CNY, "Invoices of its orders of 365 days.")
                  .role(Role.FEATURE),
              decimal(
                      "related_cny",
                      20,
                      2,
                      Unit.CNY,
                      "Invoices of 365 days to firms of the same controller.")
                  .role(Role.FEATURE));

  private static final List<String> NAMES =
      both(
          of(Enterprises.TABLE, "enterprise_token", "former_token"),
          of(MatchDecisions.TABLE, "enterprise_token", "other_token", "ruling"));
  private static final List<String> GUARANTEES =
      both(NAMES, of(Guarantees.TABLE, "guarantor_token", "borrower_token", "valid_until"));
  private static final List<String> CONTROL =
      both(
          both(NAMES, of(Enterprises.TABLE, "owner_token")),
          of(
              Ownerships.TABLE,
              "enterprise_token",
              "owner_enterprise_token",
              "owner_person_token",
              "share",
              "held_until"));
  private static final List<String> SUPPLY =
      both(
          NAMES,
          of(
              SupplyDocuments.TABLE,
              "seller_token",
              "buyer_token",
              "kind",
              "amount_cny",
              "dated_on"));

  /** How the facts are made. */
  public static final Derivation DERIVATION =
      new Derivation(
          List.of(
              Guarantees.TABLE,
              Ownerships.TABLE,
              Enterprises.TABLE,
              MatchDecisions.TABLE,
              SupplyDocuments.TABLE,
              Applications.TABLE,
              CourtRecords.TABLE),
          inputs(),
          (spine, told) -> new PartyRows(told).answers(spine));

  private PartyNetworks() {}

  private static Map<String, List<String>> inputs() {
    Map<String, List<String>> inputs = new LinkedHashMap<>();
    inputs.put("ring_size", GUARANTEES);
    inputs.put("ring_cny", both(GUARANTEES, of(Guarantees.TABLE, "amount_cny")));
    inputs.put("guarantee_reach", GUARANTEES);
    inputs.put("controller_known", CONTROL);
    inputs.put(
        "controller_borrowers",
        both(CONTROL, of(Applications.TABLE, "enterprise_token", "applied_on")));
    inputs.put(
        "controller_sued", both(CONTROL, of(CourtRecords.TABLE, "enterprise_token", "filed_on")));
    inputs.put("supplied_cny", SUPPLY);
    inputs.put("related_cny", both(SUPPLY, CONTROL));
    return inputs;
  }

  private static List<String> of(Table table, String... columns) {
    return Stream.of(columns).map(column -> table.name() + "." + column).toList();
  }

  private static List<String> both(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).distinct().toList();
  }
}
