// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.qingmiao.models.ledger.LandCards;
import org.qingmiao.models.ledger.ParcelCards;
import org.qingmiao.models.ledger.ParcelCurves;

/** What is made ready to be shown of land agrees with itself and tells no place. */
@ExtendWith(DemoTrial.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShownParcelsTest {
  private TrialLake trial;
  private List<Row> cards;

  @BeforeAll
  void read(DemoTrial.Lake demo) {
    trial = demo.trial();
    cards = trial.rows(ParcelCards.TABLE).collectAsList();
  }

  /**
   * The cells whose centre lies in the outline have, in steps of a tenth, the mean that was
   * measured with exact shares: half a step of rounding at most, and mixed cells at the edge.
   */
  @Test
  void theOutlineLiesOnTheCellsThatWereMeasured() throws ParseException {
    int seen = 0;
    for (Row card : cards) {
      byte[] cells = card.getAs("cells");
      if (cells == null || !"A".equals(card.getAs("grade"))) {
        continue;
      }
      Geometry outline = outline(card);
      long columns = card.<Long>getAs("columns");
      double width = card.<Double>getAs("cell_width_m");
      double height = card.<Double>getAs("cell_height_m");
      double west = card.<Double>getAs("west_m");
      double north = card.<Double>getAs("north_m");
      double sum = 0;
      int inside = 0;
      for (int i = 0; i < cells.length; i++) {
        Coordinate centre =
            new Coordinate(
                west + (i % columns + 0.5) * width, north - (i / columns + 0.5) * height);
        if (cells[i] < ParcelCards.STEPS
            && outline.contains(new GeometryFactory().createPoint(centre))) {
          sum += (cells[i] + 0.5) / 10;
          inside++;
        }
      }
      assertThat(cells).hasSize((int) (columns * card.<Long>getAs("rows")));
      double south = north - card.<Long>getAs("rows") * height;
      Envelope picture = new Envelope(west, west + columns * width, south, north);
      assertThat(picture.contains(outline.getEnvelopeInternal())).isTrue();
      assertThat(Math.abs(sum / inside - card.<Double>getAs("mean")))
          .as(card.<String>getAs("parcel_id"))
          .isLessThan(0.08);
      assertThat(card.<Long>getList(card.fieldIndex("step_cells")).stream().mapToLong(n -> n).sum())
          .isEqualTo(cells.length);
      seen++;
    }
    assertThat(seen).isPositive();
  }

  /** The outline in metres has the area of the ellipsoid to a hundredth, and begins at 0 and 0. */
  @Test
  void anOutlineTellsSizeAndNoPlace() throws ParseException {
    assertThat(cards).isNotEmpty();
    for (Row card : cards) {
      Geometry outline = outline(card);
      double hectares = card.<Double>getAs("area_ha");
      assertThat(outline.getArea() / 10_000)
          .isBetween(0.98 * hectares - 0.001, 1.02 * hectares + 0.001);
      assertThat(outline.getEnvelopeInternal().getMinX()).isZero();
      assertThat(outline.getEnvelopeInternal().getMinY()).isZero();
    }
  }

  @Test
  void everyCardBelongsToALandAndEveryPointToACard() {
    long lands = trial.rows(LandCards.TABLE).count();
    assertThat(cards.stream().map(c -> c.<String>getAs("enterprise_token")).distinct().count())
        .isEqualTo(lands);
    assertThat(
            trial
                .rows(ParcelCurves.TABLE)
                .join(
                    trial.rows(ParcelCards.TABLE).where("dekad is not null"),
                    new String[] {"enterprise_token", "parcel_no"},
                    "left_anti")
                .count())
        .isZero();
    for (Row land : trial.rows(LandCards.TABLE).collectAsList()) {
      assertThat(land.<Long>getAs("parcels_shown"))
          .isLessThanOrEqualTo(land.<Long>getAs("parcel_count"))
          .isBetween(1L, 6L);
    }
  }

  private static Geometry outline(Row card) throws ParseException {
    return new WKTReader().read(card.<String>getAs("outline"));
  }
}
