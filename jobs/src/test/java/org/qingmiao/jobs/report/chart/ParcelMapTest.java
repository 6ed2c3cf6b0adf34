// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qingmiao.jobs.report.chart.ParcelMap.Picture;
import org.qingmiao.jobs.report.chart.ParcelMap.Ring;
import org.qingmiao.jobs.report.text.Language;
import org.qingmiao.jobs.report.text.Phrase;

/** A map draws an outline where it lies on the picture. */
class ParcelMapTest {
  private static final List<Double> FIELD = List.of(0.0, 0.0, 100.0, 0.0, 100.0, 50.0, 0.0, 50.0);

  /**
   * 22 x 11 cells of 10 m around a field of 100 x 50 m: 220 m on 440 units make 2 units a metre.
   * The west edge lies 60 m west of the corner, the north edge 80 m north of it.
   */
  @Test
  void drawsTheOutlineOnItsCells() {
    Picture picture = new Picture(22, 11, -60, 80, 220, 110, Collections.nCopies(22 * 11, 4));
    Drawing drawing = map(Optional.of(picture)).draw(Language.EN, Width.WIDE);
    assertThat(drawing.svg())
        .contains("<image x=\"0\" y=\"0\" width=\"440\" height=\"220\"")
        .contains("<polygon class=\"edge\" points=\"120,160 320,160 320,60 120,60\"/>")
        // 40 % of 220 m are 88 m; the bar below it is 50 m long.
        .contains("50\u00a0m<")
        .contains("nothing seen", "north");
  }

  /** Without a picture the outline has a tenth of its length around it: 120 m on 440 units. */
  @Test
  void drawsAnOutlineAlone() {
    Drawing drawing = map(Optional.empty()).draw(Language.ZH, Width.WIDE);
    assertThat(drawing.svg())
        .contains("points=\"36.67,220 403.33,220 403.33,36.67 36.67,36.67\"")
        .contains("20\u00a0米<")
        .doesNotContain("<image", "未看到");
  }

  @Test
  void neverLeavesItsFrame() {
    Picture tall = new Picture(5, 90, -10, 890, 50, 900, Collections.nCopies(450, 9));
    for (Width width : Width.values()) {
      Drawing drawing = map(Optional.of(tall)).draw(Language.EN, width);
      assertThat(drawing.width()).isEqualTo(width.units());
      assertThat(drawing.height()).isBetween(400, 700);
    }
  }

  @Test
  void refusesAMapOfNothing() {
    assertThatThrownBy(
            () -> new ParcelMap(List.of(), Optional.empty(), Phrase.NONE, Phrase.NONE, Phrase.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a map without an outline, expected at least one");
  }

  private static ParcelMap map(Optional<Picture> picture) {
    return new ParcelMap(
        List.of(new Ring(FIELD)),
        picture,
        Phrase.of("北", "north"),
        Phrase.of("绿度", "Greenness"),
        Phrase.of("未看到", "nothing seen"));
  }
}
