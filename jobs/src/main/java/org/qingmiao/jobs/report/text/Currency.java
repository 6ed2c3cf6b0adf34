// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * The money of an installation and how amounts of it are read: by 元, 万元, 亿元 in Chinese, by million
 * and billion in English, always with two decimals.
 *
 * @param code ISO 4217 code, such as CNY
 */
public record Currency(String code) {

  private static final Map<String, String> CHINESE_NAMES =
      Map.of("CNY", "元", "USD", "美元", "EUR", "欧元", "DEM", "马克", "GBP", "英镑");
  private static final String[] CHINESE_UNITS = {"", "万", "亿"};
  private static final int CHINESE_POWER = 4;
  private static final String[] ENGLISH_UNITS = {
    "", Numbers.JOIN + "million", Numbers.JOIN + "billion"
  };

  public Currency {
    if (!code.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException(
          "report.currency is \"%s\", expected an ISO 4217 code such as CNY".formatted(code));
    }
  }

  /** The name that Chinese readers use, else the code. */
  public String chineseName() {
    return CHINESE_NAMES.getOrDefault(code, code);
  }

  /** An amount with its unit, which is chosen after rounding: 9,999.996 is 1.00 万元. */
  public Phrase amount(BigDecimal amount) {
    return Phrase.of(chinese(amount), english(amount));
  }

  private String chinese(BigDecimal amount) {
    int unit = 0;
    BigDecimal shown = rounded(amount, 0);
    while (unit < CHINESE_UNITS.length - 1 && reaches(shown, CHINESE_POWER)) {
      unit++;
      shown = rounded(amount, unit * CHINESE_POWER);
    }
    return Numbers.grouped(shown) + Numbers.JOIN + CHINESE_UNITS[unit] + chineseName();
  }

  private String english(BigDecimal amount) {
    int unit = 0;
    BigDecimal shown = rounded(amount, 0);
    // Below a million an amount is written out; from there on every thousand has a name.
    while (unit < ENGLISH_UNITS.length - 1 && reaches(shown, unit == 0 ? 6 : 3)) {
      unit++;
      shown = rounded(amount, unit == 1 ? 6 : 9);
    }
    return code + Numbers.JOIN + Numbers.grouped(shown) + ENGLISH_UNITS[unit];
  }

  private static BigDecimal rounded(BigDecimal amount, int power) {
    return amount.movePointLeft(power).setScale(2, RoundingMode.HALF_UP);
  }

  private static boolean reaches(BigDecimal shown, int power) {
    return shown.abs().compareTo(BigDecimal.ONE.movePointRight(power)) >= 0;
  }
}
