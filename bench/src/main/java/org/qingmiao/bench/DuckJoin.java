// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The same questions answered by DuckDB with two threads, in the fastest exact form known to us.
 *
 * <p>Keys become integers first. Invoices of one version are alive for ever from some day on: of
 * them only those count that beat all that were alive before, and an ASOF join finds the last. Only
 * restated ones go through a join by ranges. The days of Shanghai are those of UTC+8 in these
 * years.
 */
public final class DuckJoin {
  private static final String PREPARED =
      """
      create or replace temp table seller as
        select enterprise_token, row_number() over () as k
        from (select distinct enterprise_token from spine);
      create or replace temp table question as
        select row_id, k, as_of from spine join seller using (enterprise_token);
      create or replace temp table fact as
        select k, invoice_no, issued_on as ed,
          cast(received_at::timestamp + interval 8 hour as date) as kd,
          received_at as known, version, op = 'D' as gone, amount_cny, tax_cny, items, buyer
        from facts join seller using (enterprise_token);
      create or replace temp table restated as
        select k, invoice_no from fact group by all having count(*) > 1;
      create or replace temp table single as
        from fact anti join restated using (k, invoice_no);
      create or replace temp table many as
        select *, min(kd) over (
          partition by k, invoice_no order by version desc, known desc
          rows between unbounded preceding and 1 preceding) as until
        from fact semi join restated using (k, invoice_no);
      """;

  private static final String LATEST =
      """
      create or replace temp table best as
        with ranked as (
          select *, greatest(ed, kd) as since,
            row_number() over (partition by k order by ed, known, invoice_no) as rank
          from single where not gone),
        compared as (
          select *, max(rank) over (
            partition by k order by since, rank
            rows between unbounded preceding and 1 preceding) as beaten
          from ranked)
        select * exclude (beaten) from compared where beaten is null or rank > beaten
        qualify row_number() over (partition by k, since order by rank desc) = 1;
      create or replace temp table of_single as
        select row_id, b.* exclude (k) from question q asof join best b
          on q.k = b.k and q.as_of >= b.since;
      create or replace temp table of_many as
        select row_id,
          arg_max(m, (m.ed, m.known, m.invoice_no)) filter (not m.gone) as m,
          bool_or(m.gone) as gone
        from question q join many m on q.k = m.k
          and q.as_of >= m.kd and q.as_of >= m.ed and (m.until is null or q.as_of < m.until)
        group by row_id;
      create or replace temp table truth as
        with newest as (
          from many qualify row_number() over (
            partition by k, invoice_no order by version desc, known desc) = 1),
        state as (
          select k, ed, known, invoice_no, version from single where not gone
          union all
          select k, ed, known, invoice_no, version from newest where not gone)
        select k, ed,
          max(struct_pack(known := known, invoice_no := invoice_no, version := version)) as fact
        from state group by k, ed;
      create or replace temp table of_truth as
        select row_id, t.fact from question q asof join truth t on q.k = t.k and q.as_of >= t.ed;
      create or replace temp table withdrawn as
        select k, min(greatest(ed, kd)) as since from single where gone group by k;
      create or replace temp table joined as
        with picked as (
          select q.row_id, q.k, q.as_of,
            case
              when s.row_id is null or (m.m is not null
                and (m.m.ed, m.m.known, m.m.invoice_no) > (s.ed, s.known, s.invoice_no)) then m.m
              else struct_pack(k := q.k, invoice_no := s.invoice_no, ed := s.ed, kd := s.kd,
                known := s.known, version := s.version, gone := false,
                amount_cny := s.amount_cny, tax_cny := s.tax_cny, items := s.items,
                buyer := s.buyer, until := null::date)
            end as w,
            coalesce(m.gone, false) or coalesce(d.since <= q.as_of, false) as gone,
            t.fact
          from question q
          left join of_single s on s.row_id = q.row_id
          left join of_many m on m.row_id = q.row_id
          left join of_truth t on t.row_id = q.row_id
          left join withdrawn d on d.k = q.k),
        coming as (
          select distinct row_id from picked p join fact f on f.k = p.k
            and f.ed <= p.as_of and f.kd > p.as_of
          where p.w is null and not p.gone)
        select p.row_id,
          case
            when w is not null and as_of - w.ed <= 400 then 'OK'
            when w is not null then 'EXPIRED'
            when gone then 'RETRACTED'
            when c.row_id is not null then 'NOT_YET_KNOWN'
            else 'NEVER_SEEN' end as status,
          as_of - w.ed as age_days, w.kd as known_on,
          case when as_of - w.ed <= 400 then w.amount_cny end as amount_cny,
          case when as_of - w.ed <= 400 then w.tax_cny end as tax_cny,
          case when as_of - w.ed <= 400 then w.items end as items,
          case when as_of - w.ed <= 400 then w.buyer end as buyer,
          (w.known, w.invoice_no, w.version) is distinct from
            (fact.known, fact.invoice_no, fact.version) as would_leak
        from picked p left join coming c on c.row_id = p.row_id;
      """;

  private static final String WINDOWS =
      """
      create or replace temp table joined as
        with alive as (
          select k, ed, greatest(ed, kd) as since, null::date as until,
            amount_cny, tax_cny, items, buyer
          from single where not gone
          union all
          select k, ed, greatest(ed, kd), until, amount_cny, tax_cny, items, buyer
          from many where not gone)
        select row_id, %s
        from question q join alive a on q.k = a.k
          and q.as_of >= a.since and (a.until is null or q.as_of < a.until)
          and a.ed > q.as_of - 365
        group by row_id;
      """
          .formatted(
              Stream.of(30, 90, 180, 365).map(DuckJoin::window).collect(Collectors.joining(", ")));

  private DuckJoin() {}

  private static String window(int days) {
    return """
        count(*) filter (ed > as_of - %1$d) as count_%1$dd,
        coalesce(sum(amount_cny) filter (ed > as_of - %1$d), 0) as sum_cny_%1$dd,
        avg(amount_cny) filter (ed > as_of - %1$d) as mean_cny_%1$dd,
        min(amount_cny) filter (ed > as_of - %1$d) as min_cny_%1$dd,
        max(amount_cny) filter (ed > as_of - %1$d) as max_cny_%1$dd,
        coalesce(sum(tax_cny) filter (ed > as_of - %1$d), 0) as sum_tax_%1$dd,
        avg(tax_cny) filter (ed > as_of - %1$d) as mean_tax_%1$dd,
        min(tax_cny) filter (ed > as_of - %1$d) as min_tax_%1$dd,
        max(tax_cny) filter (ed > as_of - %1$d) as max_tax_%1$dd,
        coalesce(sum(items) filter (ed > as_of - %1$d), 0) as sum_items_%1$dd,
        min(items) filter (ed > as_of - %1$d) as min_items_%1$dd,
        max(items) filter (ed > as_of - %1$d) as max_items_%1$dd,
        count(distinct buyer) filter (ed > as_of - %1$d) as buyers_%1$dd"""
        .formatted(days);
  }

  /**
   * Answers, and prints the processor seconds of each time.
   *
   * @param args folder of the data, number of invoices, what to do, how often
   */
  public static void main(String[] args) throws SQLException {
    JoinData data = new JoinData(Path.of(args[0]), Long.parseLong(args[1]));
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      sql.execute("set threads = 2");
      sql.execute("set timezone = 'UTC'");
      sql.execute("set temp_directory = '%s/duck'".formatted(data.folder()));
      sql.execute("create view facts as from '%s/*.parquet'".formatted(data.facts()));
      sql.execute("create view spine as from '%s/*.parquet'".formatted(data.spine()));
      Answer answer = Answer.valueOf(args[2].toUpperCase(Locale.ROOT));
      for (int i = 0; i < Integer.parseInt(args[3]); i++) {
        CpuSeconds.print(() -> execute(sql, PREPARED + answer.query));
      }
      if (Files.exists(data.kept(args[2]))) {
        sql.execute("create view ours as from '%s/*.parquet'".formatted(data.kept(args[2])));
        System.out.printf("%s: %d rows differ%n", args[2], differences(sql, answer));
      }
    }
  }

  /** What is asked, and how to read the same of our answers. */
  private enum Answer {
    LATEST(
        DuckJoin.LATEST,
        "from joined",
        """
        select row_id, invoice_status, invoice_age_days, invoice_known_on, invoice_amount_cny,
          invoice_tax_cny, invoice_items, invoice_buyer, invoice_would_leak
        from ours"""),
    /** DuckDB has means as doubles, and no row where no invoice lies in the longest window. */
    WINDOWS(
        DuckJoin.WINDOWS,
        "select row_id, columns('^(count|sum|min|max|buyers)_.*') from joined",
        """
        select row_id, columns('^invoice_(count|sum|min|max|buyers)_.*') from ours
        where invoice_count_365d > 0""");

    private final String query;
    private final String theirs;
    private final String ours;

    Answer(String query, String theirs, String ours) {
      this.query = query;
      this.theirs = theirs;
      this.ours = ours;
    }
  }

  private static void execute(Statement sql, String queries) {
    try {
      sql.execute(queries);
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB refused: " + queries, e);
    }
  }

  private static long differences(Statement sql, Answer answer) throws SQLException {
    String rows = "select (select count(*) from ((%s) except all (%s)))";
    String both =
        rows.formatted(answer.ours, answer.theirs)
            + " + ("
            + rows.formatted(answer.theirs, answer.ours)
            + ")";
    try (ResultSet result = sql.executeQuery(both)) {
      result.next();
      return result.getLong(1);
    }
  }
}
