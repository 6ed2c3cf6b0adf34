// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The demo book: about 3,000 enterprises and 6,000 loans with their filings, bills and repayments,
 * as two deliveries.
 *
 * <p>The first delivery is a bank's history up to {@link #BUSINESS_DATE}; the second brings what
 * came to be known on {@link #NEXT_DATE}, among it twelve new applications, and some lines that
 * missed the first. Everything follows from a seed and a scale: the same two give the same bytes on
 * every machine, in every locale and zone.
 */
public final class DemoBook {
  /** Day of the first delivery. */
  public static final LocalDate BUSINESS_DATE = LocalDate.of(2025, 6, 30);

  /** Day of the second delivery. */
  public static final LocalDate NEXT_DATE = BUSINESS_DATE.plusDays(1);

  private static final int FIRMS = 3000;
  private static final int LOANS = 6000;
  private static final LocalDateTime FIRST_END = BUSINESS_DATE.atTime(LocalTime.MAX);

  private final List<Firm> firms;
  private final List<DemoLoan> loans;
  private final Map<Source, Planting.Field> fields;

  private DemoBook(List<Firm> firms, List<DemoLoan> loans, Map<Source, Planting.Field> fields) {
    this.firms = firms;
    this.loans = loans;
    this.fields = fields;
  }

  /**
   * The book of a seed.
   *
   * @param scale factor on the number of enterprises, loans and messes, 0.05 to 100
   */
  public static DemoBook of(long seed, double scale) {
    if (!(scale >= 0.05 && scale <= 100)) {
      throw new IllegalArgumentException(
          "demo.scale is %s, expected a number from 0.05 to 100".formatted(scale));
    }
    List<Firm> firms =
        IntStream.range(0, (int) (FIRMS * scale)).mapToObj(i -> Firm.of(seed, i)).toList();
    int loanCount = (int) (LOANS * scale);
    List<DemoLoan> loans =
        IntStream.range(0, loanCount)
            .mapToObj(i -> DemoLoan.of(seed, i, loanCount, firms))
            .toList();
    LocalDateTime until = NEXT_DATE.atTime(LocalTime.MAX);
    Map<Source, Planting.Field> fields = new EnumMap<>(Source.class);
    for (Source source : Source.values()) {
      List<Line> lines =
          switch (source) {
            case ENTERPRISE -> EnterpriseLines.of(seed, firms, until);
            case LOAN -> LoanLines.of(loans, until);
            case REPAYMENT -> RepaymentLines.of(loans, until);
            case TAX_FILING -> TaxLines.of(seed, firms, until);
            case UTILITY_BILL -> PowerLines.of(seed, firms, until);
          };
      fields.put(source, Planting.plant(seed, scale, source, lines, FIRST_END));
    }
    return new DemoBook(firms, loans, fields);
  }

  /**
   * Writes both deliveries as {@code <source>/<as_of>/<file>}.
   *
   * @param landing folder to fill; files of an earlier book in it are replaced
   */
  public void deliver(Path landing) throws IOException {
    for (Source source : Source.values()) {
      for (LocalDate delivery : List.of(BUSINESS_DATE, NEXT_DATE)) {
        Path folder = landing.resolve(source.folder()).resolve(delivery.toString());
        Files.createDirectories(folder);
        Files.write(folder.resolve(source.file()), source.bytes(lines(source, delivery)));
      }
    }
  }

  /**
   * Writes what only the generator knows: the fate of every loan, the nature of every firm and
   * every planted mess. For tests; no part of the pipeline reads it.
   *
   * @param folder outside landing
   */
  public void reveal(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<String> loanRows = new ArrayList<>(List.of("loan_no,credit_code,probability,fate"));
    loans.forEach(
        loan ->
            loanRows.add(
                "%s,%s,%s,%s"
                    .formatted(
                        loan.number(), loan.firm().creditCode(), loan.probability(), loan.fate())));
    List<String> firmRows = new ArrayList<>(List.of("credit_code,yearly_sales_cny,standing"));
    firms.forEach(
        firm ->
            firmRows.add(
                "%s,%s,%s".formatted(firm.creditCode(), firm.yearlySales(), firm.standing())));
    List<String> messRows = new ArrayList<>(List.of("source,mess,column,id"));
    fields
        .values()
        .forEach(
            field ->
                field
                    .planted()
                    .forEach(
                        planted ->
                            messRows.add(
                                "%s,%s,%s,%s"
                                    .formatted(
                                        planted.planting().source().folder(),
                                        planted.planting().mess(),
                                        planted.planting().column(),
                                        planted.id()))));
    write(folder.resolve("loan.csv"), loanRows);
    write(folder.resolve("enterprise.csv"), firmRows);
    write(folder.resolve("mess.csv"), messRows);
  }

  /** The lines of one delivery of one source. */
  List<Line> lines(Source source, LocalDate delivery) {
    boolean second = delivery.equals(NEXT_DATE);
    return fields.get(source).lines().stream()
        .filter(line -> (line.deliveredLate() || line.knownAt().isAfter(FIRST_END)) == second)
        .toList();
  }

  /** What was planted in one source. */
  List<Planting.Planted> planted(Source source) {
    return fields.get(source).planted();
  }

  /** The loans, for tests of the law. */
  List<DemoLoan> loans() {
    return loans;
  }

  private static void write(Path file, List<String> rows) throws IOException {
    Files.write(file, (String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
