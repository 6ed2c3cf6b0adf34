// SPDX-License-Identifier: Apache-2.0
/**
 * Who is bound to whom on a day: parties with typed, dated links, the rings of guarantees among
 * them and who controls whom.
 *
 * <pre>
 *  versions of ──► StandingSpans ──► PartyGraph ──► PartyTimeline, day by day ──► PartyStanding
 *  facts           (two clocks)      (all links)    SameParties, GuaranteeRings,   (of one party
 *                                                   Control                         on one day)
 * </pre>
 *
 * <p>All of it works on plain values; {@code PartyNetworks} alone knows datasets, and {@code
 * PartyMatches}, the list of codes that may be one party's, for people. What is found for a day
 * rests on links that had happened and were known by its end, because a link is in force in the
 * graph from the later of the two.
 */
package org.qingmiao.features.graph;
