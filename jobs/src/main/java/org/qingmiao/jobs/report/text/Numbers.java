// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as people read them, rounded HALF_UP on the shortest decimal form.
 *
 * <p>Nothing is rounded to a certainty: a probability that is not 0 never prints as 0.00%, one that
 * is not 1 never as 100.00%. What rounds to zero otherwise has no sign. Files for machines keep
 * full precision and never come through here.
 */
public final class Numbers {

  /** Between a number and its unit: a blank that no line breaks at. */
  public static final String JOIN = "\u00a0";

  /** Around the dash of a range: no break, no width. */
  private static final String WORD_JOINER = "\u2060";

  private static final String MINUS = "\u2212";
  private static final BigDecimal MU_PER_HECTARE = BigDecimal.valueOf(15);
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);

  private Numbers() {}

  /** A number of things. */
  public static Phrase count(long count) {
    return Phrase.same(grouped(BigDecimal.valueOf(count)));
  }

  /** A probability of default in percent with two decimals. */
  public static Phrase pd(double probability) {
    return Phrase.same(percent(BigDecimal.valueOf(probability), 2));
  }

  /** A share in percent with one decimal; a change of a share keeps its sign. */
  public static Phrase share(double share) {
    return Phrase.same(percent(BigDecimal.valueOf(share), 1));
  }

  /** An index without unit, with two decimals. */
  public static Phrase index(double value) {
    return decimals(value, 2);
  }

  /** A pure number with so many decimals. */
  public static Phrase decimals(double value, int places) {
    return Phrase.same(fixed(BigDecimal.valueOf(value), places));
  }

  /** Tonnes: whole from 1,000, one decimal from 1, else three digits; chosen after rounding. */
  public static Phrase tonnes(double tonnes) {
    BigDecimal exact = BigDecimal.valueOf(tonnes);
    BigDecimal tenths = exact.setScale(1, RoundingMode.HALF_UP);
    BigDecimal digits = exact.round(THREE_DIGITS);
    String shown;
    if (exact.signum() == 0) {
      shown = "0";
    } else if (tenths.abs().compareTo(THOUSAND) >= 0) {
      shown = fixed(exact, 0);
    } else if (digits.abs().compareTo(BigDecimal.ONE) >= 0) {
      shown = fixed(exact, 1);
    } else {
      int places = digits.scale() + THREE_DIGITS.getPrecision() - digits.precision();
      shown = grouped(digits.setScale(places, RoundingMode.UNNECESSARY));
    }
    return Phrase.of(shown + JOIN + "吨", shown + JOIN + "t");
  }

  /** Score points won or lost, whole and with their sign. */
  public static Phrase signedPoints(double points) {
    BigDecimal whole = BigDecimal.valueOf(points).setScale(0, RoundingMode.HALF_UP);
    return Phrase.same((whole.signum() > 0 ? "+" : "") + grouped(whole));
  }

  /** An area: mu with one decimal in Chinese, hectares with two in English. */
  public static Phrase area(double hectares) {
    BigDecimal exact = BigDecimal.valueOf(hectares);
    return Phrase.of(
        fixed(exact.multiply(MU_PER_HECTARE), 1) + JOIN + "亩", fixed(exact, 2) + JOIN + "ha");
  }

  /** From one number to another, as one unbreakable range; both keep their origin. */
  public static Phrase range(Phrase low, Phrase high) {
    return low.then(Phrase.same(WORD_JOINER + "–" + WORD_JOINER)).then(high);
  }

  /** Digits in groups of three with a true minus sign; zero has no sign. */
  public static String grouped(BigDecimal number) {
    String plain = number.abs().toPlainString();
    int point = plain.indexOf('.');
    StringBuilder digits = new StringBuilder(plain);
    for (int i = (point < 0 ? plain.length() : point) - 3; i > 0; i -= 3) {
      digits.insert(i, ',');
    }
    return (number.signum() < 0 ? MINUS : "") + digits;
  }

  private static String fixed(BigDecimal number, int places) {
    return grouped(number.setScale(places, RoundingMode.HALF_UP));
  }

  private static String percent(BigDecimal share, int places) {
    BigDecimal exact = share.movePointRight(2);
    BigDecimal shown = exact.setScale(places, RoundingMode.HALF_UP);
    BigDecimal smallest = BigDecimal.ONE.movePointLeft(places);
    BigDecimal all = BigDecimal.valueOf(100);
    if (shown.signum() == 0 && exact.signum() != 0) {
      return (exact.signum() > 0 ? "<" : ">" + MINUS) + smallest.toPlainString() + "%";
    }
    if (shown.compareTo(all) == 0 && exact.compareTo(all) < 0) {
      return ">" + grouped(all.subtract(smallest)) + "%";
    }
    return grouped(shown) + "%";
  }
}
