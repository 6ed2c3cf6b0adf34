// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.parcel;

import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.qingmiao.geo.CoordinateSystem;

/**
 * What is known about a delivery of parcels besides its file.
 *
 * @param assumed the system of files that name none; empty refuses them
 * @param datum of the delivery
 * @param region in which all its parcels lie, in degrees; the globe unless told
 * @param cellM width of the finest picture's cells in metres; edges stay within a tenth of it
 */
public record ImportRules(
    Optional<CoordinateSystem> assumed, Datum datum, Envelope region, double cellM) {

  /** Files name their systems, places are true and anywhere, pictures have cells of 10 m. */
  public static final ImportRules STANDARD =
      new ImportRules(Optional.empty(), Datum.TRUE, new Envelope(-181, 181, -90, 90), 10);

  public ImportRules {
    if (!(cellM > 0) || Double.isInfinite(cellM)) {
      throw new IllegalArgumentException("cells of %s m, expected more than 0".formatted(cellM));
    }
    if (region.isNull()) {
      throw new IllegalArgumentException("an empty region, expected degrees such as 73 to 135");
    }
    region = new Envelope(region);
  }

  /** The same, with a system for files that name none. */
  public ImportRules assuming(CoordinateSystem system) {
    return new ImportRules(Optional.of(system), datum, region, cellM);
  }

  /** The same, for a delivery of another datum. */
  public ImportRules with(Datum other) {
    return new ImportRules(assumed, other, region, cellM);
  }

  /** The same, for a lender whose parcels all lie in a region. */
  public ImportRules within(Envelope degrees) {
    return new ImportRules(assumed, datum, degrees, cellM);
  }
}
