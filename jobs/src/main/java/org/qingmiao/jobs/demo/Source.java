// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The five institutions of the book and how each writes its file.
 *
 * <p>Column names are the institutions' own; {@code conf/sources} maps them to the contracts.
 */
enum Source {
  ENTERPRISE(
      "enterprise.csv",
      new Dialect(",", StandardCharsets.UTF_8, "\uFEFF", "\r\n"),
      new Marks("entry_no", "credit_code", "published_at", "version", "op", "D"),
      "entry_no,credit_code,name,owner_id_no,effective_on,published_at,version,op,sector,region,"
          + "founded_on,registered_capital_10k_cny,insured_count"),
  LOAN(
      "loan.csv",
      new Dialect(";", StandardCharsets.UTF_8, "\uFEFF", "\n"),
      new Marks("LOAN_NO", "CUST_CREDIT_CODE", "RECORD_TS", "VERSION", "OP", "D"),
      "LOAN_NO,CUST_CREDIT_CODE,APPLY_DT,RECORD_TS,VERSION,OP,PRODUCT,CUST_TYPE,REPAY_MODE,"
          + "APPLY_AMT,APPLY_TERM_M,GUAR_TYPE,LOAN_AMT,DISB_DT,MATURE_DT,EVENT,EVENT_DT,EXCL"),
  REPAYMENT(
      "repayment.csv",
      new Dialect("|", StandardCharsets.UTF_8, "", "\n"),
      new Marks("serial_no", "loan_no", "post_time", "ver", "op", "D"),
      "serial_no,loan_no,due_date,post_time,ver,op,due_amt,paid_date,paid_amt,overdue_days"),
  TAX_FILING(
      "tax_filing.csv",
      new Dialect(",", Charset.forName("GB18030"), "", "\r\n"),
      new Marks("申报序号", "纳税人识别号", "申报时间", "更正次数", "申报状态", "作废"),
      "申报序号,纳税人识别号,税款所属期止,申报时间,更正次数,申报状态,销售额(万元),上年同期销售额(万元),增值税(万元)," + "欠税余额(元),纳税信用等级"),
  UTILITY_BILL(
      "utility_bill.jsonl",
      new Dialect("", StandardCharsets.UTF_8, "", "\n"),
      new Marks("bill", "code", "issued", "v", "op", "D"),
      "bill,kind,code,period,issued,v,op,kwh,kwh_py,cny");

  /**
   * How a file is written.
   *
   * @param delimiter between cells; empty for one JSON object per line
   * @param mark byte order mark, or empty
   */
  private record Dialect(String delimiter, Charset charset, String mark, String lineEnd) {}

  /** The columns that every source has under its own name, and its word for a retraction. */
  record Marks(
      String id, String party, String known, String version, String op, String retracted) {}

  private static final Set<String> JSON_NUMBERS = Set.of("v", "kwh", "kwh_py", "cny");
  private static final String JSON_NUMBER = "-?[0-9]+(\\.[0-9]+)?";

  private final String file;
  private final Dialect dialect;
  private final Marks marks;
  private final List<String> header;

  Source(String file, Dialect dialect, Marks marks, String header) {
    this.file = file;
    this.dialect = dialect;
    this.marks = marks;
    this.header = List.of(header.split(","));
  }

  /** Name of the folder below landing and of the source in the conf. */
  String folder() {
    return file.substring(0, file.indexOf('.'));
  }

  /** Name of the file within a delivery. */
  String file() {
    return file;
  }

  /** The columns every source has, by this source's names. */
  Marks marks() {
    return marks;
  }

  /** The columns in written order. */
  List<String> header() {
    return header;
  }

  /** The bytes of a file with these lines. */
  byte[] bytes(List<Line> lines) {
    StringBuilder text = new StringBuilder(dialect.mark());
    if (!isJson()) {
      text.append(String.join(dialect.delimiter(), header)).append(dialect.lineEnd());
    }
    for (Line line : lines) {
      text.append(isJson() ? json(line) : String.join(dialect.delimiter(), line.cells()));
      text.append(dialect.lineEnd());
    }
    return text.toString().getBytes(dialect.charset());
  }

  private boolean isJson() {
    return dialect.delimiter().isEmpty();
  }

  /** A line with fewer cells than the header leaves members out; numbers stand bare. */
  private String json(Line line) {
    return IntStream.range(0, line.cells().size())
        .filter(i -> !line.cells().get(i).isEmpty())
        .mapToObj(i -> "\"" + header.get(i) + "\":" + jsonValue(header.get(i), line.cells().get(i)))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String jsonValue(String column, String cell) {
    boolean bare = JSON_NUMBERS.contains(column) && cell.matches(JSON_NUMBER);
    return bare ? cell : "\"" + cell + "\"";
  }
}
