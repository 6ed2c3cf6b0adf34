// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The colours of the style sheet and their contrast (WCAG 2.2, 1.4.3 and 1.4.11). */
class PaletteTest {

  @ParameterizedTest
  @CsvFileSource(resources = "/golden/faces_palette.csv", useHeadersInDisplayName = true)
  void everyColourStandsOutFromItsGround(
      String theme,
      String role,
      String colour,
      String onRole,
      String onColour,
      double minimum,
      double ratio) {
    assertThat(ofSheet(theme, role)).isEqualTo(colour);
    assertThat(ofSheet(theme, onRole)).isEqualTo(onColour);
    assertThat(contrast(colour, onColour)).isCloseTo(ratio, within(0.005));
    assertThat(contrast(colour, onColour)).isGreaterThanOrEqualTo(minimum);
  }

  private static String ofSheet(String theme, String role) {
    String sheet = Style.SHEET.text();
    int dark = sheet.indexOf("prefers-color-scheme:dark");
    String part = theme.equals("dark") ? sheet.substring(dark) : sheet.substring(0, dark);
    Matcher value =
        Pattern.compile("--" + role.replace('_', '-') + ":(#[0-9a-f]{6})").matcher(part);
    assertThat(value.find()).as("--%s in the %s theme", role, theme).isTrue();
    return value.group(1);
  }

  private static double contrast(String a, String b) {
    double first = luminance(a);
    double second = luminance(b);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(String colour) {
    return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
  }

  private static double channel(String colour, int at) {
    double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
