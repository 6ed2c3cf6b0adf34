// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.SparkTest;
import org.qingmiao.jobs.conf.Settings;
import org.qingmiao.jobs.pipeline.Balance;
import org.qingmiao.jobs.pipeline.Refusal;

@ExtendWith(SparkTest.class)
class DraftTest {
  /** Semicolons, carriage returns, Chinese text and two marks for "no value". */
  private static final String BOOK =
      String.join(
          "\r",
          "贷款号;Sector;申请日期;Amount;Age;邮编;Overdue",
          "L1;餐饮;2023/1/5;1,000.50;33;00123;N",
          "L2;种植;2023/2/7;NA;41;01234;Y",
          "L3;?;2024/3/9;20;29;00777;N",
          "");

  @TempDir private Path folder;

  @Test
  void guessesWhatHeaderAndValuesShow() throws IOException {
    Settings settings = read(Draft.of(book()));
    Table table = settings.sources().get(0).table();
    assertThat(table.columnNames())
        .containsExactly("column_1", "sector", "column_3", "amount", "age", "column_6", "overdue");
    assertThat(table.columns())
        .extracting(Column::role)
        .containsExactly(
            Role.ID,
            Role.FEATURE,
            Role.AS_OF,
            Role.FEATURE,
            Role.PROTECTED,
            Role.FEATURE,
            Role.LABEL);
    assertThat(settings.sources().get(0).features())
        .extracting(Feature::name)
        .containsExactly("sector", "amount", "column_6");
    // A leading zero says that 00123 is no number.
    assertThat(table.column("column_6").orElseThrow().type().label()).isEqualTo("text");
    assertThat(settings.asOf()).hasToString("2024-03-09");
  }

  @Test
  void takesTheFileInWithoutACorrection(SparkSession spark) throws IOException {
    Settings settings = read(Draft.of(book()));
    Trial trial = Trial.of(spark, settings, settings.asOf());
    assertThat(trial.balance()).isEqualTo(new Balance("book", 3, 3, 0, 0, 0));
    assertThat(trial.accepted().where("overdue = 1").select("sector").first().getString(0))
        .isEqualTo("种植");
  }

  @Test
  void tableWithoutHeaderDateAndIdNeedsNone() throws IOException {
    Path file = Files.writeString(folder.resolve("flat.csv"), "A,1.5,0\nB,2.5,1\nA,1.5,0\n");
    Settings settings = read(Draft.of(file));
    assertThat(settings.sources().get(0).table().columnNames())
        .containsExactly("row_id", "decided_on", "column_1", "column_2", "column_3");
  }

  @Test
  void saysWhatCannotBeRead() {
    assertThatThrownBy(() -> Draft.of(folder))
        .isInstanceOf(Refusal.class)
        .hasMessageEndingWith("expected a CSV file");
  }

  private Path book() throws IOException {
    return Files.write(folder.resolve("book.csv"), BOOK.getBytes(Charset.forName("GB18030")));
  }

  private Settings read(String draft) throws IOException {
    return Settings.read(
        Files.writeString(folder.resolve("draft.yaml"), draft), List.of(), List.of());
  }
}
