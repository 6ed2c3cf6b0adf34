// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qingmiao.models.SmallBook;

class SampleTest {

  private static final LocalDate DAY = LocalDate.of(2024, 6, 30);

  @Test
  void refusesRowsOutOfOrder() {
    assertThatThrownBy(() -> builder("b", "a").outcomes(new boolean[2]).build())
        .isInstanceOf(ModelRefusal.class)
        .hasMessage(
            "QM-SCHEMA-1: sample: the key of row 1 does not come after that of row 0; order the"
                + " rows by applicant, as_of and loan, and keep one row per key");
    assertThatThrownBy(() -> builder("a", "a").outcomes(new boolean[2]).build())
        .hasMessageContaining("keep one row per key");
  }

  @Test
  void refusesColumnsThatAreMissingOfAnotherKindOrOfAnotherLength() {
    Sample.Builder rows =
        Sample.of(List.of(SmallBook.DEBT))
            .keys(new String[] {"a"}, new LocalDate[] {DAY}, new String[] {"1"}, new int[1])
            .outcomes(new boolean[1]);
    assertThatThrownBy(rows::build)
        .hasMessage("QM-SCHEMA-1: sample: feature debt is missing, expected a NUMBER");
    assertThatThrownBy(() -> rows.category("debt", new String[] {"high"}).build())
        .hasMessage("QM-SCHEMA-1: sample: feature debt is a CATEGORY, expected a NUMBER");
    assertThatThrownBy(() -> rows.number("debt", new double[2]).build())
        .hasMessage("QM-SCHEMA-1: sample: feature debt has 2 rows, expected 1 as the keys");
  }

  @Test
  void refusesAWeightThatIsNoWeight() {
    assertThatThrownBy(() -> builder("a", "b").outcomes(new boolean[2], new double[2]).build())
        .hasMessage(
            "QM-SCHEMA-1: sample: the weight of row 0 is 0.0, expected a finite number above 0");
  }

  @Test
  void selectsRowsWithAllTheirColumns() {
    Sample sample = SmallBook.of(100, 1);
    Sample bads = sample.where(sample::isBad);
    assertThat(bads.size()).isEqualTo(sample.badCount());
    assertThat(bads.badRate()).isEqualTo(1);
    int first = 0;
    while (!sample.isBad(first)) {
      first++;
    }
    assertThat(bads.applicant(0)).isEqualTo(sample.applicant(first));
    assertThat(bads.number(SmallBook.DEBT, 0)).isEqualTo(sample.number(SmallBook.DEBT, first));
    assertThat(bads.level(SmallBook.SECTOR, 0)).isEqualTo(sample.level(SmallBook.SECTOR, first));
  }

  @Test
  void forgetsADroppedFeature() {
    Sample sample = SmallBook.of(10, 1).without(List.of(SmallBook.NOISE));
    assertThat(sample.features())
        .containsExactly(SmallBook.SALES, SmallBook.DEBT, SmallBook.RENT, SmallBook.SECTOR);
    assertThatThrownBy(() -> sample.number(SmallBook.NOISE, 0))
        .hasMessage("sample: no feature noise, it has [sales, debt, rent, sector]");
  }

  @Test
  void refusesToFitOnOneClassOrTooFewBads() {
    Sample sample = SmallBook.of(100, 1);
    Sample goods = sample.where(row -> !sample.isBad(row));
    assertThatThrownBy(() -> new CalibSet(goods))
        .hasMessage(
            "QM-FIT-1: CALIB holds 0 bad and %d good rows, expected some of both; check the label, the column of role as_of and the periods of the conf"
                .formatted(goods.size()));
    assertThatThrownBy(() -> TrainSet.of(sample, 200))
        .hasMessage(
            "QM-FIT-1: TRAIN holds %d bad rows among 100, expected at least 200; bring more history, or lower train.min_bads and read every page as SMALL_SAMPLE"
                .formatted(sample.badCount()));
  }

  private static Sample.Builder builder(String... applicants) {
    int rows = applicants.length;
    LocalDate[] days = new LocalDate[rows];
    Arrays.fill(days, DAY);
    String[] loans = new String[rows];
    Arrays.fill(loans, "loan");
    return Sample.of(List.of()).keys(applicants, days, loans, new int[rows]);
  }
}
