// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One version of one emission factor or formula parameter, with everything needed to defend it.
 *
 * @param key what it is about
 * @param version from 1; a correction has the next one
 * @param value in {@code unitNum} per {@code unitDen}; finite
 * @param unitNum unit of what is emitted
 * @param unitDen unit of what is done, or "-"
 * @param areaLevel size of the area
 * @param dataYear year that a yearly factor describes; empty for one that holds over its validity
 * @param validity when it holds
 * @param publishedOn when it could be known; without it no run ever sees the factor
 * @param supersedes id of the version that it corrects
 * @param source where it was published
 * @param u95Pct half-width of its 95 % interval, per cent
 * @param grade how well the source was seen
 */
public record EmissionFactor(
    Key key,
    int version,
    double value,
    String unitNum,
    String unitDen,
    AreaLevel areaLevel,
    OptionalInt dataYear,
    Validity validity,
    Optional<LocalDate> publishedOn,
    Optional<String> supersedes,
    Source source,
    OptionalDouble u95Pct,
    Grade grade) {

  public EmissionFactor {
    if (!Double.isFinite(value) || version < 1) {
      throw new IllegalArgumentException(
          "%s: value is %s and version %d, expected a finite number and 1 or more"
              .formatted(key, value, version));
    }
    if (u95Pct.isPresent() && !(u95Pct.getAsDouble() >= 0)) {
      throw new IllegalArgumentException(
          "%s: u95_pct is %s, expected 0 or more".formatted(key, u95Pct.getAsDouble()));
    }
  }

  /**
   * What a factor is about: no two live factors with one key may hold at the same time.
   *
   * @param setId the set it belongs to
   * @param activityCode such as DIESEL
   * @param gas it emits
   * @param areaCode where, such as CN37
   * @param condition {@code key=value} that the activity must meet, or ""
   * @param purpose what it was made for
   */
  public record Key(
      String setId,
      String activityCode,
      Gas gas,
      String areaCode,
      String condition,
      FactorPurpose purpose) {}

  /**
   * From when until when, both days included.
   *
   * @param from first day
   * @param to last day; open where empty
   */
  public record Validity(LocalDate from, Optional<LocalDate> to) {
    public Validity {
      if (to.isPresent() && to.get().isBefore(from)) {
        throw new IllegalArgumentException(
            "validity ends on %s and begins on %s, expected the end last"
                .formatted(to.get(), from));
      }
    }

    /** Whether both share a day. */
    public boolean overlaps(Validity other) {
      return !from.isAfter(other.to.orElse(LocalDate.MAX))
          && !other.from.isAfter(to.orElse(LocalDate.MAX));
    }

    /** Whether a day of that year lies within. */
    boolean touches(int year) {
      return overlaps(
          new Validity(LocalDate.of(year, 1, 1), Optional.of(LocalDate.of(year, 12, 31))));
    }
  }

  /**
   * Where a factor was published.
   *
   * @param document its title
   * @param locator page, table or address within
   * @param sha256 of the file it was read from, or ""
   * @param licence it may be used under
   */
  public record Source(String document, String locator, String sha256, String licence) {
    public Source {
      if (document.isBlank()) {
        throw new IllegalArgumentException("no source document; add title and page");
      }
    }
  }

  /** Names this version: key, data year and version. */
  public String id() {
    return "%s/%s/%s/%s/%s%s%s@%d"
        .formatted(
            key.setId,
            key.activityCode,
            key.gas,
            key.areaCode,
            key.purpose,
            key.condition.isEmpty() ? "" : "/" + key.condition,
            dataYear.isPresent() ? "/" + dataYear.getAsInt() : "",
            version);
  }

  /** The set it belongs to. */
  public String setId() {
    return key.setId;
  }

  /** The set without the data year at its end: CN-GRID-2021 and CN-GRID-2022 are one family. */
  public String family() {
    String year = dataYear.isPresent() ? "-" + dataYear.getAsInt() : "";
    return !year.isEmpty() && key.setId.endsWith(year)
        ? key.setId.substring(0, key.setId.length() - year.length())
        : key.setId;
  }

  /** The family; for an IPCC table the guideline, whose regional tables are made to go together. */
  public String guideline() {
    return key.setId.startsWith("IPCC") && key.setId.contains("-")
        ? key.setId.substring(0, key.setId.indexOf('-'))
        : family();
  }

  /** The kind of source it describes. */
  public SourceCategory category() {
    return SourceCategory.of(key.purpose, key.activityCode);
  }

  /** Its uncertainty, or that of its category: half-width of the 95 % interval, per cent. */
  public double u95OrDefault() {
    return u95Pct.orElse(category().u95Pct());
  }

  /** Whether its value could be known on that day. */
  public boolean knownOn(LocalDate day) {
    return publishedOn.isPresent() && !publishedOn.get().isAfter(day);
  }

  /** Digest of every field; a stored version keeps it for ever, however Java prints a double. */
  public String rowHash() {
    String fields =
        String.join(
            "\u001f",
            id(),
            Double.toHexString(value),
            unitNum,
            unitDen,
            areaLevel.name(),
            validity.from.toString(),
            validity.to.map(LocalDate::toString).orElse(""),
            publishedOn.map(LocalDate::toString).orElse(""),
            supersedes.orElse(""),
            source.document,
            source.locator,
            source.sha256,
            source.licence,
            u95Pct.isPresent() ? Double.toHexString(u95Pct.getAsDouble()) : "",
            grade.name());
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(fields.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
