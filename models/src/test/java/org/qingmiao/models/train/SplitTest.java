// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingmiao.models.Golden;

class SplitTest {

  private static final Split.Periods SBA =
      new Split.Periods(
          Optional.of(LocalDate.of(1990, 1, 1)),
          Optional.of(LocalDate.of(2007, 1, 1)),
          Optional.of(LocalDate.of(2008, 12, 31)));

  static Stream<Golden> buckets() {
    return Golden.read("credit_split.csv").filter(row -> row.text("kind").equals("bucket"));
  }

  @ParameterizedTest
  @MethodSource("buckets")
  void hashesAKeyIntoItsBucket(Golden golden) {
    assertThat(Split.bucket(golden.text("key"))).isEqualTo((int) golden.number("value"));
  }

  @Test
  void bounds() {
    LocalDate day = LocalDate.of(2000, 1, 1);
    assertThat(SBA.segment(5_999, day)).isEqualTo(Split.Segment.TRAIN);
    assertThat(SBA.segment(6_000, day)).isEqualTo(Split.Segment.CALIB);
    assertThat(SBA.segment(8_000, day)).isEqualTo(Split.Segment.TEST);
    assertThat(SBA.segment(0, LocalDate.of(1989, 12, 31))).isEqualTo(Split.Segment.OUT_OF_PERIOD);
    assertThat(SBA.segment(0, LocalDate.of(2006, 12, 31))).isEqualTo(Split.Segment.TRAIN);
    assertThat(SBA.segment(0, LocalDate.of(2007, 1, 1))).isEqualTo(Split.Segment.OOT);
    assertThat(SBA.segment(0, LocalDate.of(2008, 12, 31))).isEqualTo(Split.Segment.OOT);
    assertThat(SBA.segment(0, LocalDate.of(2009, 1, 1))).isEqualTo(Split.Segment.OUT_OF_PERIOD);
    assertThat(Split.Periods.ALL.segment(9_999, day)).isEqualTo(Split.Segment.TEST);
  }

  @Test
  void refusesPeriodsOutOfOrder() {
    assertThatThrownBy(
            () ->
                new Split.Periods(
                    Optional.of(LocalDate.of(2008, 1, 1)),
                    Optional.of(LocalDate.of(2007, 1, 1)),
                    Optional.empty()))
        .hasMessage(
            "periods: from is 2008-01-01, after oot_from, which is 2007-01-01; put them in order");
  }

  @Test
  void dividesTheSmallBusinessLoansAsTheReferenceDoes() throws IOException {
    Path file = data().resolve("sba/sba_balanced30k.csv.gz");
    assumeTrue(Files.exists(file), "no SBA data: set QINGMIAO_DATA to the folder that holds sba/");
    Map<String, long[]> counts = new TreeMap<>(); // good, bad
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      List<String> header = List.of(reader.readLine().split(",", -1));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        List<String> row = fields(line);
        Split.Segment segment =
            SBA.segment(
                Split.bucket(row.get(header.indexOf("LoanNr_ChkDgt"))),
                LocalDate.parse(row.get(header.indexOf("ApprovalDate"))));
        boolean bad = row.get(header.indexOf("MIS_Status")).equals("CHGOFF");
        counts.computeIfAbsent(segment.name(), s -> new long[2])[bad ? 1 : 0]++;
      }
    }
    Golden.read("credit_split.csv")
        .filter(row -> row.text("kind").equals("count"))
        .filter(row -> counts.containsKey(row.text("key")))
        .forEach(
            row ->
                assertThat(counts.get(row.text("key")))
                    .as(row.text("key"))
                    .containsExactly((long) row.number("good"), (long) row.number("bad")));
    Golden.read("credit_split.csv")
        .filter(row -> row.text("kind").equals("weighted_bad_rate"))
        .forEach(
            row -> {
              long[] of = counts.get(row.text("key"));
              double bad = of[1] * (157558 / 15000.0);
              assertThat(bad / (bad + of[0] * (739609 / 15000.0)))
                  .isCloseTo(row.number("value"), within(1e-9));
            });
    // EARLY 1,205 and LATE 1,585 rows lie outside the periods.
    assertThat(counts.get("OUT_OF_PERIOD")).containsExactly(460 + 920, 745 + 665);
  }

  private static Path data() {
    String set = System.getenv("QINGMIAO_DATA");
    return set == null ? Path.of("../../shared/data") : Path.of(set);
  }

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i <= line.length(); i++) {
      if (i == line.length() || (line.charAt(i) == ',' && !quoted)) {
        fields.add(line.substring(start, i));
        start = i + 1;
      } else if (line.charAt(i) == '"') {
        quoted = !quoted;
      }
    }
    return fields;
  }
}
