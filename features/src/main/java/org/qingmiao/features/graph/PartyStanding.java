// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.graph;

/**
 * How one party stands among the others on one day.
 *
 * <p>The firms of a controller are all for which it decides, itself among them where it is one. A
 * party for which nobody decides is its own; of one in a circle of holders nothing is known.
 *
 * @param ringSize parties of its ring of guarantees, 2 or more; 0 where it is in none
 * @param ringFen guarantees that members of the ring have given for members
 * @param guaranteeReach other parties that are one or two guarantees away, on either side
 * @param hasController whether somebody else decides for it, and it can be said who
 * @param otherBorrowers other firms of its controller that have applied for a loan
 * @param otherSued other firms of its controller that were sued
 * @param suppliedFen what it has sold
 * @param relatedFen the part of that which firms of its controller have bought
 */
public record PartyStanding(
    int ringSize,
    long ringFen,
    int guaranteeReach,
    boolean hasController,
    int otherBorrowers,
    int otherSued,
    long suppliedFen,
    long relatedFen) {

  /** A party that no link names. */
  static final PartyStanding ALONE = new PartyStanding(0, 0, 0, false, 0, 0, 0, 0);
}
