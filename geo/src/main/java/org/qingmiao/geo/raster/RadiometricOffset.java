// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import java.util.Optional;

/**
 * Whether the stored numbers of a Sentinel-2 L2A scene still carry the 1,000 that ESA adds since
 * processing baseline 04.00 (25 January 2022).
 *
 * <p>Catalogues report it wrongly for some scenes (Element84/earth-search issues 9, 23, 66, 71). A
 * baseline of five years spans the break, so one mistake makes an anomaly for every borrower; the
 * darkest clear cells have the last word where they can.
 *
 * @param evidence of the cells
 * @param decision what to take the numbers for
 * @param code why a person should look, where one should
 */
public record RadiometricOffset(Evidence evidence, Decision decision, Optional<Code> code) {
  /** What ESA adds. */
  private static final double ADDED = 1000;

  private static final double QUANTIFICATION = 10_000;

  /** What a catalogue says of the numbers. */
  public enum Catalogue {
    /** They carry the offset. */
    PRESENT,
    /** They were shifted back, or are older than the offset. */
    ABSENT,
    /** It says nothing. */
    UNKNOWN
  }

  /** What the darkest clear cells say. */
  public enum Evidence {
    /** Likely there: as dark as the offset, and not much brighter. */
    PRESENT,
    /** As good as proven: a scene with the offset has no numbers that low. */
    ABSENT,
    /** They say nothing. */
    WEAK
  }

  /** What a scene is taken for. */
  public enum Decision {
    /** Reflectance is (DN − 1,000) / 10,000. */
    PRESENT,
    /** Reflectance is DN / 10,000. */
    ABSENT,
    /** A person decides; no statistics until then. */
    QUARANTINE
  }

  /** Why a person should look. */
  public enum Code {
    /** Catalogue and cells disagree. */
    OFFSET_CONFLICT,
    /** Neither catalogue nor cells say anything. */
    OFFSET_UNKNOWN
  }

  /**
   * Where dark cells lie with the offset; both our default.
   *
   * @param least darkest number that a scene with the offset has
   * @param most number below which the darkest cells of a scene with the offset lie
   */
  public record Thresholds(double least, double most) {
    /** 900 and 1,300. */
    public static final Thresholds DEFAULT = new Thresholds(900, 1300);

    public Thresholds {
      if (!(least < most)) {
        throw new IllegalArgumentException(
            "thresholds %s and %s, expected the first to be less".formatted(least, most));
      }
    }

    private Evidence evidence(double blue, double red) {
      if (blue < least && red < least) {
        return Evidence.ABSENT;
      }
      boolean within = Math.min(blue, red) >= least && Math.max(blue, red) <= most;
      return within ? Evidence.PRESENT : Evidence.WEAK;
    }
  }

  /**
   * Decides.
   *
   * @param blue 0.1 percentile of clear numbers in B02, see {@link DarkLevel}
   * @param red the same in B04
   */
  public static RadiometricOffset of(
      Catalogue catalogue, double blue, double red, Thresholds thresholds) {
    Evidence evidence = thresholds.evidence(blue, red);
    return switch (evidence) {
      case ABSENT ->
          new RadiometricOffset(
              evidence,
              Decision.ABSENT,
              catalogue == Catalogue.PRESENT
                  ? Optional.of(Code.OFFSET_CONFLICT)
                  : Optional.empty());
      case PRESENT ->
          catalogue == Catalogue.ABSENT
              ? quarantine(evidence, Code.OFFSET_CONFLICT)
              : new RadiometricOffset(evidence, Decision.PRESENT, Optional.empty());
      case WEAK ->
          switch (catalogue) {
            case PRESENT -> new RadiometricOffset(evidence, Decision.PRESENT, Optional.empty());
            case ABSENT -> new RadiometricOffset(evidence, Decision.ABSENT, Optional.empty());
            case UNKNOWN -> quarantine(evidence, Code.OFFSET_UNKNOWN);
          };
    };
  }

  private static RadiometricOffset quarantine(Evidence evidence, Code code) {
    return new RadiometricOffset(evidence, Decision.QUARANTINE, Optional.of(code));
  }

  /** From stored numbers to reflectance; nothing for a scene in quarantine. */
  public Optional<Scale> reflectance() {
    return switch (decision) {
      case PRESENT -> Optional.of(new Scale(1 / QUANTIFICATION, -ADDED / QUANTIFICATION));
      case ABSENT -> Optional.of(new Scale(1 / QUANTIFICATION, 0));
      case QUARANTINE -> Optional.empty();
    };
  }
}
