// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.crop;

import java.util.Map;
import java.util.Optional;
import org.qingmiao.geo.season.AnomalyClass;
import org.qingmiao.models.credit.ReasonCatalogue;
import org.qingmiao.models.credit.ReasonCatalogue.Entry;
import org.qingmiao.models.credit.ReasonCatalogue.Kind;

/** The sentences that the reason catalogue has for what is seen of land. */
final class LandReasons {
  /** A measured area that differs by more does not match what was declared; our default. */
  private static final double WRONG_AREA = 0.1;

  /** A larger part of the land that others claim too is no slip of a drawn edge; our default. */
  private static final double CLAIMED = 0.05;

  private final ReasonCatalogue catalogue;

  LandReasons(ReasonCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** What comparison with neighbours says; nothing where there is none. */
  void ofCrop(Double peerZ, Map<String, Object> card) {
    if (peerZ != null) {
      say("crop_vigour", peerZ <= AnomalyClass.BAD, card);
    }
  }

  /** What area and claims say; nothing where no area was declared. */
  void ofLand(Double gap, Double overlap, Map<String, Object> card) {
    if (gap != null) {
      say(
          "parcel_match",
          Math.abs(gap) > WRONG_AREA || (overlap != null && overlap > CLAIMED),
          card);
    }
  }

  private void say(String family, boolean isBad, Map<String, Object> card) {
    Optional<Entry> entry =
        catalogue.entries().stream()
            .filter(e -> e.family().equals(family))
            .filter(e -> e.kind() == (isBad ? Kind.RISK : Kind.POSITIVE))
            .findFirst();
    entry.ifPresent(
        e -> {
          card.put("code", e.code());
          card.put("text_zh", e.textZh());
          card.put("text_en", e.textEn());
        });
  }
}
