// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.parcel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingmiao.geo.Golden;
import org.qingmiao.geo.RealFiles;

class RealParcelsTest {

  private static final double MILLIONTH_IN_PERCENT = 1e-4;

  /** GeoParquet is read by Spark, not here. */
  static Stream<Golden> files() {
    return Golden.rows("geo_parcel_import.csv").stream()
        .filter(row -> !row.cell("file").endsWith(".parquet"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyParcelOfARealFileIsReadAsByGdal(Golden row) {
    ParcelFile file = ParcelFile.at(RealFiles.at(row.cell("file")));
    List<Parcel> parcels = new ArrayList<>();
    ParcelImport.run(file, ImportRules.STANDARD, judged -> parcels.add((Parcel) judged));

    assertThat(parcels).hasSize(row.whole("features"));
    assertThat(parcels).allMatch(parcel -> parcel.repairs().isEmpty());
    assertThat(parcels).allMatch(parcel -> parcel.working().isValid());
    assertThat(parcels.stream().mapToDouble(parcel -> parcel.outline().getArea()).sum())
        .isCloseTo(row.number("area_m2"), withinPercentage(MILLIONTH_IN_PERCENT));
    // No system of these files, and no UTM zone, changes an area by more than 0.4 %.
    assertThat(parcels)
        .allSatisfy(
            parcel -> {
              assertThat(parcel.areaM2())
                  .isCloseTo(parcel.outline().getArea(), withinPercentage(0.4));
              assertThat(parcel.areaM2())
                  .isCloseTo(parcel.working().getArea(), withinPercentage(0.1));
            });
  }

  /** The six municipalities of the island, which gazetteers give with 745 km2 of land. */
  @Test
  void degreesOfARealIslandBecomeItsKnownArea() {
    List<Parcel> parcels = new ArrayList<>();
    ParcelFile file = ParcelFile.at(RealFiles.at("sao_miguel/concelhos.gpkg"));
    ParcelImport.run(file, ImportRules.STANDARD, judged -> parcels.add((Parcel) judged));
    assertThat(parcels).hasSize(6);
    assertThat(parcels.stream().mapToDouble(Parcel::areaM2).sum() / 1e6)
        .isCloseTo(744.5, withinPercentage(1));
  }
}
