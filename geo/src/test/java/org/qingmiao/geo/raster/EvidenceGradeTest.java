// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.qingmiao.geo.Golden;

class EvidenceGradeTest {

  static List<Golden> golden() {
    return Golden.rows("geo_grades.csv");
  }

  @ParameterizedTest
  @MethodSource("golden")
  void gradesAsTheGoldenFileSays(Golden row) {
    double x = row.number("x0");
    double y = row.number("y0");
    Envelope box = new Envelope(x, x + row.number("width_m"), y, y + row.number("height_m"));
    Geometry parcel = new GeometryFactory().toGeometry(box);
    for (int block : new int[] {64, 3}) {
      Grid grid = new Grid("", 0, 640, 10, 10, 64, 64, block, block);
      Coverage coverage = Coverage.of(grid, parcel);

      EvidenceCells cells = EvidenceCells.of(grid, parcel, coverage);

      assertThat(cells.full()).isEqualTo((int) row.number("n_full"));
      assertThat(cells.centre()).isEqualTo((int) row.number("n_centre"));
      assertThat(cells.keep()).isEqualTo((int) row.number("n_keep"));
      assertThat(cells.lost()).isCloseTo(row.number("lost"), within(5e-7)); // six digits
      for (String valid : List.of("1", "0.8", "0.5")) {
        assertThat(EvidenceGrade.of(cells, Double.parseDouble(valid), EvidenceGrade.Limits.DEFAULT))
            .as("valid " + valid)
            .hasToString(row.cell("grade_vf_" + valid));
      }
    }
  }

  @Test
  void aDoubtFromElsewhereCapsAGrade() {
    assertThat(EvidenceGrade.A.atMost(EvidenceGrade.C)).isEqualTo(EvidenceGrade.C);
    assertThat(EvidenceGrade.D.atMost(EvidenceGrade.C)).isEqualTo(EvidenceGrade.D);
    assertThat(List.of(EvidenceGrade.values()).stream().filter(EvidenceGrade::isUsable))
        .containsExactly(EvidenceGrade.A, EvidenceGrade.B);
  }

  @Test
  void refusesCountsThatCannotBe() {
    assertThatThrownBy(() -> new EvidenceCells(5, 4, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("5 full cells, 4 centres, 0 kept; expected 0 <= full <= centre and 0 <= kept");
  }
}
