// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.util.List;

/**
 * One enterprise with all that it ever asked a bank for: what every institution's lines about it
 * are written from.
 *
 * @param applications all of them, by day
 */
record Dossier(Firm firm, List<DemoLoan> applications) {

  Dossier {
    applications = List.copyOf(applications);
  }

  /** The dossier of that place in the county. */
  static Dossier of(County county, int index) {
    Firm firm = county.firm(index);
    return new Dossier(firm, DemoLoan.allOf(firm));
  }

  /** The county it belongs to. */
  County county() {
    return firm.county();
  }

  /** The applications that were granted, or are still open. */
  List<DemoLoan> loans() {
    return applications.stream().filter(DemoLoan::isGranted).toList();
  }

  /** What an institution writes about the enterprise. */
  interface Sheet {

    /** The lines in the order in which they are written, those not yet known among them. */
    List<Line> lines(Dossier dossier);
  }
}
