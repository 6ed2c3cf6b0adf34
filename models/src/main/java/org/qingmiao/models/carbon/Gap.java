// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

/** Why a carbon figure does not exist: a closed list, printed as it is in exclusions. */
public enum Gap {
  /** A unit that the table of units does not hold. */
  UNIT_UNKNOWN,
  /** Two units that do not measure the same thing. */
  UNIT_DIMENSION,
  /** A quantity that only a slip of the unit explains, such as kWh sent as MWh. */
  UNIT_SUSPECT,
  /** A declared area that is 15 times the polygon or a fifteenth of it: mu and hectares swapped. */
  UNIT_SUSPECT_MU,
  /** A number that cannot be one of its kind, such as a negative quantity. */
  OUT_OF_RANGE,
  /** No factor for this activity, area and year; there is no default. */
  NO_FACTOR,
  /** A factor of another year was asked for although the right one is known. */
  FACTOR_VINTAGE,
  /** A factor made for another purpose. */
  FACTOR_PURPOSE,
  /** A factor or method of grade UNVERIFIED that nobody has attested. */
  FACTOR_UNVERIFIED,
  /** Two sets of factors would meet in one source category. */
  FACTOR_SET_MIX,
  /** Figures under two sets of warming potentials would meet. */
  GWP_MIX,
  /** A set of warming potentials that a disclosure must not use. */
  GWP_SET,
  /** Electricity in standard coal on two bases would meet. */
  TCE_BASIS_MIX,
  /** Metered periods that cover too little of the year. */
  PARTIAL_YEAR,
  /** An input that the formula needs is missing. */
  MISSING_INPUT,
  /** The borrower has no footprint. */
  NO_FOOTPRINT,
  /** Nothing to divide the balance by. */
  NO_DENOMINATOR,
  /** A share of the borrower that is not above 0 and at most 1. */
  AF_REVIEW,
  /** A class of assets that has no method here. */
  ASSET_CLASS_UNSUPPORTED,
  /** A project that does not run yet, so that it brings nothing. */
  NOT_RUNNING,
  /** Nothing is drawn. */
  UNDRAWN,
  /** Off the balance sheet: a guarantee that was not called. */
  OFF_BALANCE,
  /** The rows behind the loan are in quarantine. */
  QUARANTINED,
  /** Guide's perimeter: the monthly average balance is below its floor. */
  GUIDE_SIZE,
  /** Guide's perimeter: a micro or small firm. */
  GUIDE_MICRO,
  /** Guide's perimeter: a natural person. */
  GUIDE_PERSON,
  /** Guide's perimeter: a borrower abroad. */
  GUIDE_OVERSEAS,
  /** Guide's perimeter: a sector outside its eight. */
  GUIDE_SECTOR;

  /** The code under which a loan is excluded for this reason. */
  public Gap asExclusion() {
    return switch (this) {
      case UNIT_UNKNOWN, UNIT_DIMENSION, UNIT_SUSPECT, UNIT_SUSPECT_MU, OUT_OF_RANGE -> QUARANTINED;
      case PARTIAL_YEAR -> NO_FOOTPRINT;
      default -> this;
    };
  }
}
