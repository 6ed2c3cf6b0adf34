// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import static org.qingmiao.features.define.Aggregate.latest;
import static org.qingmiao.features.group.CreditFeature.number;
import static org.qingmiao.features.group.Value.share;
import static org.qingmiao.features.group.Value.value;

import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.graph.PartyNetworks;
import org.qingmiao.features.group.CreditFeature.Codes;

/**
 * Who stands and falls with a business: the ring of guarantees that it belongs to, who else is near
 * by guarantees, and what other firms of its controller do.
 *
 * <p>The bureau shows every guarantee, courts publish every case and the registry every holder, so
 * where they link a business with nobody there is 0, not unknown.
 */
public final class NetworkFeatures {
  private static final Codes RING = new Codes("R40", "R91");
  private static final Codes RING_BURDEN = new Codes("R40", "R90");
  private static final Codes CONTROL = new Codes("R41", "R95");
  private static final Codes RELATED = new Codes("R09", "R98");

  /** What stood on another day is no answer. */
  public static final CreditGroup GROUP =
      CreditGroup.of(
              FeatureGroup.of("network", PartyNetworks.TABLE, "enterprise_token")
                  .aliveFor(0)
                  .also(
                      latest("ring_size"),
                      latest("ring_cny"),
                      latest("guarantee_reach"),
                      latest("controller_known"),
                      latest("controller_borrowers"),
                      latest("controller_sued"),
                      latest("supplied_cny"),
                      latest("related_cny")))
          .workedOutBy(PartyNetworks.DERIVATION)
          .beside(TaxFeatures.GROUP)
          .features(
              number("network_ring_size", value("network_ring_size"))
                  .means(
                      "Enterprises that answer for each other in the ring it belongs to; 0 in none.")
                  .raisesRisk(RING, "Who answer for each other in a ring answer for nobody."),
              number(
                      "network_ring_to_sales",
                      value("network_ring_cny").by(TaxFeatures.yearlySales()))
                  .means("Guarantees among the members of its ring by a year's sales as declared.")
                  .raisesRisk(
                      RING_BURDEN,
                      "Where one of a ring fails, the others are asked for all of it."),
              number("network_guarantee_reach", value("network_guarantee_reach"))
                  .means("Other enterprises that are one or two guarantees away.")
                  .raisesRisk(RING, "The more are near, the likelier one of them fails."),
              number("network_controller_known", value("network_controller_known"))
                  .means("1 where the registers show who decides for the enterprise, else 0.")
                  .lowersRisk(CONTROL, "Who is known to decide can be held to it."),
              number("network_controller_borrowers_365d", value("network_controller_borrowers"))
                  .means("Other firms of its controller that applied for a loan in 365 days.")
                  .raisesRisk(CONTROL, "Firms of one controller borrow for each other."),
              number("network_controller_sued_1095d", value("network_controller_sued"))
                  .means("Other firms of its controller that were sued in three years.")
                  .raisesRisk(
                      CONTROL, "Who lets one firm's creditors wait does so with another's."),
              number(
                      "network_related_sales_365d",
                      share("network_related_cny", "network_supplied_cny"))
                  .means("Part of the invoices of 365 days that went to firms of its controller.")
                  .raisesRisk(RELATED, "What one sells to oneself is no income."));

  private NetworkFeatures() {}
}
