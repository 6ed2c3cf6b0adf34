// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** What the accounting system exports: every state of every instalment. */
final class RepaymentLines {
  private RepaymentLines() {}

  static List<Line> of(List<DemoLoan> loans, LocalDateTime until) {
    List<Line> lines = new ArrayList<>();
    for (DemoLoan loan : loans) {
      loan.postings(until).forEach(posting -> lines.add(line(loan, posting)));
    }
    return lines;
  }

  private static Line line(DemoLoan loan, DemoLoan.Posting posting) {
    boolean paid = !posting.paidOn().isEmpty();
    return Line.of(
        Source.REPAYMENT,
        posting.postedAt(),
        "HK%s%s"
            .formatted(
                FictitiousCode.padded(loan.index(), 6),
                FictitiousCode.padded(posting.instalment(), 3)),
        loan.number(),
        digits(posting.dueOn()),
        "",
        posting.version(),
        "U",
        cny(posting.dueFen()),
        posting.paidOn().stream().findFirst().map(RepaymentLines::digits).orElse("00000000"),
        cny(paid ? posting.dueFen() : 0),
        posting.daysPastDue());
  }

  private static String digits(LocalDate day) {
    return day.format(DateTimeFormatter.BASIC_ISO_DATE);
  }

  private static String cny(long fen) {
    return BigDecimal.valueOf(fen, 2).toPlainString();
  }
}
