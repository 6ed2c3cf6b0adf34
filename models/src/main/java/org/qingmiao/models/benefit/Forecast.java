// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.benefit;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a project was expected to bring, and whether it may still be quoted.
 *
 * @param exAnte value expected before operation, by the median (P50) output
 * @param operatingSince day on which operation began; empty while it is being built
 * @param exPost value measured in operation; empty where none was yet
 */
public record Forecast(double exAnte, Optional<LocalDate> operatingSince, OptionalDouble exPost) {

  /** The flag of a forecast that was never checked. */
  public static final String STALE = "STALE_EX_ANTE";

  /** The flag of a forecast that came out otherwise. */
  public static final String REVIEW = "EX_POST_REVIEW";

  private static final int MONTHS = 24; // our default
  private static final double LOWEST = 0.7; // our default
  private static final double HIGHEST = 1.3; // our default

  /** Whether a figure was expected or measured. */
  public enum Basis {
    /** Expected. */
    EX_ANTE,
    /** Measured. */
    EX_POST
  }

  /** Measured where there is a measurement. */
  public Basis basis() {
    return exPost.isPresent() ? Basis.EX_POST : Basis.EX_ANTE;
  }

  /** The measured value, else the expected one. */
  public double value() {
    return exPost.orElse(exAnte);
  }

  /** What a reader must know on that day. */
  public Optional<String> flag(LocalDate asOf) {
    if (exPost.isPresent()) {
      double ratio = exPost.getAsDouble() / exAnte;
      return ratio >= LOWEST && ratio <= HIGHEST ? Optional.empty() : Optional.of(REVIEW);
    }
    boolean stale = operatingSince.map(day -> day.plusMonths(MONTHS).isBefore(asOf)).orElse(false);
    return stale ? Optional.of(STALE) : Optional.empty();
  }
}
