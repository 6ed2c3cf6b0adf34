// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.jobs.PublicData;
import org.qingmiao.jobs.SparkTest;
import org.qingmiao.jobs.conf.Layout;
import org.qingmiao.jobs.conf.Mapping;
import org.qingmiao.jobs.conf.Settings;
import org.qingmiao.jobs.conf.SheetColumn;
import org.qingmiao.jobs.pipeline.Balance;

/**
 * Workbooks of emission factors as two governments publish them, taken in by nothing but a conf.
 */
@ExtendWith(SparkTest.class)
class FactorWorkbookTest {
  private static final String UK = "ef/uk-ghg-conversion-factors-2024.xlsx";
  private static final String EPA = "ef/epa-ghg-emission-factors-hub-2024.xlsx";
  private static final String ITR = "itr/20230106_ITR_V2_Sample_Data.xlsx";

  private final SparkSession spark;

  FactorWorkbookTest(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * Counts: rows with content below row 22 in the XML of the sheet, those that have a unit in
   * column C, and row 112, which has a unit and no factor.
   */
  @Test
  void factorsOfUkFuelsAreThoseOfTheSheet() {
    Trial trial = trial("uk_fuel_factor", UK);
    assertThat(trial.balance()).isEqualTo(new Balance("uk_fuel_factor", 128, 117, 1, 0, 10));
    assertThat(trial.reasons().get(112L))
        .containsExactly(
            "kg_ch4:required", "kg_co2:required", "kg_co2e:required", "kg_n2o:required");
    assertThat(trial.accepted().groupBy("activity").count().orderBy("activity").collectAsList())
        .extracting(r -> r.mkString("="))
        .containsExactly("Gaseous fuels=32", "Liquid fuels=67", "Solid fuels=18");
    // Rows 23, 28 and 139: D28 is stored as 0.44941999999999999, and B28 belongs to B27.
    assertThat(
            trial
                .accepted()
                .where("source_line IN (23, 28, 139)")
                .orderBy("source_line")
                .select("activity", "fuel", "unit", "kg_co2e", "kg_co2", "kg_ch4", "kg_n2o")
                .collectAsList())
        .extracting(r -> r.mkString("|"))
        .containsExactly(
            "Gaseous fuels|Butane|tonnes|3033.38067|3029.26000|2.52000|1.60067",
            "Gaseous fuels|CNG|litres|0.44942|0.44855|0.00067|0.00020",
            "Solid fuels|Coal (domestic)|kWh (Gross CV)|0.34721|0.31459|0.02873|0.00389");
    // The parts add up to the whole in every row but for the publisher's own rounding.
    assertThat(trial.accepted().where("abs(kg_co2 + kg_ch4 + kg_n2o - kg_co2e) > 0.000021").count())
        .isZero();
  }

  @Test
  void factorsOfEpaVehicleFuelsAreThoseOfTheSheet() {
    Trial trial = trial("epa_mobile_factor", EPA);
    assertThat(trial.balance().published()).isEqualTo(10);
    assertThat(trial.balance().quarantined()).isZero();
    // Rows 103 to 112; D106 is stored as 10.210000000000001.
    assertThat(
            trial
                .accepted()
                .orderBy("source_line")
                .select("source_line", "fuel", "kg_co2", "unit")
                .collectAsList())
        .extracting(r -> r.mkString("|"))
        .startsWith("103|Aviation Gasoline|8.31000|gallon", "104|Biodiesel (100%)|9.45000|gallon")
        .contains("105|Compressed Natural Gas (CNG)|0.05444|scf", "106|Diesel Fuel|10.21000|gallon")
        .endsWith("112|Residual Fuel Oil|11.27000|gallon");
  }

  /**
   * Rows with a text or a number, counted in the XML of each sheet. Of the 3,899 rows of the UK
   * workbook that store cells, 2,837 have one that is not blank.
   */
  @Test
  void everySheetIsReadToItsEnd() throws IOException {
    assertThat(sheets(UK)).hasSize(40);
    assertThat(rows(UK)).isEqualTo(2_837);
    assertThat(rows(EPA)).isEqualTo(525);
    // 1,456 of its cells are formulas, whose results it holds.
    assertThat(rows(ITR)).isEqualTo(3_243);
  }

  private static List<String> sheets(String workbook) throws IOException {
    try (ReadableWorkbook book =
        new ReadableWorkbook(PublicData.with(workbook).resolve(workbook).toFile())) {
      return book.getSheets().map(Sheet::getName).toList();
    }
  }

  private static int rows(String workbook) throws IOException {
    int rows = 0;
    for (String sheet : sheets(workbook)) {
      Layout layout =
          new Layout(
              Layout.Format.XLSX,
              "UTF-8",
              ',',
              '"',
              '\0',
              0,
              Layout.Trailing.CELL,
              sheet,
              SheetColumn.FIRST);
      Path file = PublicData.with(workbook).resolve(workbook);
      try (Records records = new XlsxRecords(file, layout, List.of())) {
        while (records.next()) {
          rows++;
        }
      }
    }
    return rows;
  }

  private Trial trial(String source, String workbook) {
    Path data = PublicData.with(workbook);
    Path conf = Path.of("src", "test", "resources", "conf", "public-tables.yaml");
    Settings settings = Settings.read(conf, List.of("data=" + data), List.of());
    Mapping mapping = settings.source(source).orElseThrow();
    return Trial.of(spark, settings, mapping, settings.asOf(), Map.of());
  }
}
