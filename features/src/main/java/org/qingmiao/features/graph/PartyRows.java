// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.graph;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.qingmiao.features.define.Told;
import org.qingmiao.features.source.Applications;
import org.qingmiao.features.source.CourtRecords;
import org.qingmiao.features.source.Enterprises;
import org.qingmiao.features.source.Guarantees;
import org.qingmiao.features.source.MatchDecisions;
import org.qingmiao.features.source.Ownerships;
import org.qingmiao.features.source.SupplyDocuments;
import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.ClockReading;
import org.qingmiao.features.table.ColumnType;
import org.qingmiao.features.table.Table;

/**
 * The rows of the sources of a graph in one shape, and the answers of {@link PartySweep} as facts.
 *
 * <p>All rows meet in one task, because anybody may be linked with anybody: the engine sorts them
 * there by fact, and the task takes them one by one. So the graph is limited by the memory of a
 * task, {@link PartySweep#MOST_LINKS}, and not by that of the driver, to which nothing comes.
 */
final class PartyRows {
  /** The kind of a row that asks; those of others are the names of {@link LinkKind}. */
  static final String QUESTION = "";

  /** What every row is brought to; days are counted from 1970. */
  static final StructType SHAPE =
      new StructType()
          .add("kind", DataTypes.StringType)
          .add("fact", DataTypes.StringType)
          .add("from_token", DataTypes.StringType)
          .add("to_token", DataTypes.StringType)
          .add("from_person", DataTypes.BooleanType)
          .add("amount", DataTypes.LongType)
          .add("last_day", DataTypes.IntegerType)
          .add("event_day", DataTypes.IntegerType)
          .add("known_day", DataTypes.IntegerType)
          .add("known", DataTypes.LongType)
          .add("published", DataTypes.LongType)
          .add("version", DataTypes.LongType)
          .add("withdraws", DataTypes.BooleanType);

  /** What the task answers. */
  static final StructType ANSWER =
      new StructType()
          .add("enterprise_token", DataTypes.StringType)
          .add("as_of_day", DataTypes.IntegerType)
          .add("known_day", DataTypes.IntegerType)
          .add("version", DataTypes.LongType)
          .add("ring_size", DataTypes.LongType)
          .add("ring_fen", DataTypes.LongType)
          .add("guarantee_reach", DataTypes.LongType)
          .add("controller_known", DataTypes.LongType)
          .add("controller_borrowers", DataTypes.LongType)
          .add("controller_sued", DataTypes.LongType)
          .add("supplied_fen", DataTypes.LongType)
          .add("related_fen", DataTypes.LongType);

  private static final long MICROS_PER_DAY = 86_400_000_000L;
  private static final int FEN_PER_YUAN = 100;
  private static final int MILLIONTHS = 1_000_000;

  private final Function<Table, Told> told;

  PartyRows(Function<Table, Told> told) {
    this.told = told;
  }

  /** The facts that answer the enterprises and days of a spine. */
  Dataset<Row> answers(Dataset<Row> spine) {
    Dataset<Row> rows =
        Stream.of(
                guarantees(),
                shares(),
                operators(),
                formerNames(),
                decidedNames(),
                invoices(),
                marks(LinkKind.APPLICATION, Applications.TABLE, PartyNetworks.APPLICATION_DAYS),
                marks(LinkKind.COURT_CASE, CourtRecords.TABLE, PartyNetworks.COURT_DAYS))
            .reduce(questions(spine), Dataset::union);
    Dataset<Row> answers =
        rows.repartition(1)
            .sortWithinPartitions("kind", "fact")
            .mapPartitions(
                (MapPartitionsFunction<Row, Row>) facts -> new PartySweep().answers(facts),
                Encoders.row(ANSWER));
    return answers.select(
        col("enterprise_token"),
        date_from_unix_date(col("as_of_day")).as("as_of"),
        date_from_unix_date(col("known_day")).as("known_on"),
        col("version"),
        col("ring_size"),
        yuan("ring"),
        col("guarantee_reach"),
        col("controller_known"),
        col("controller_borrowers"),
        col("controller_sued"),
        yuan("supplied"),
        yuan("related"));
  }

  private static Column yuan(String name) {
    return col(name + "_fen")
        .cast("decimal(20,0)")
        .divide(lit(FEN_PER_YUAN).cast("decimal(3,0)"))
        .cast("decimal(20,2)")
        .as(name + "_cny");
  }

  private static Dataset<Row> questions(Dataset<Row> spine) {
    Dataset<Row> asked =
        spine.select("enterprise_token", "as_of").where("enterprise_token is not null").distinct();
    List<Column> cells = new ArrayList<>();
    for (var field : SHAPE.fields()) {
      Column cell =
          switch (field.name()) {
            case "kind" -> lit(QUESTION);
            case "from_token" -> col("enterprise_token");
            case "event_day" -> unix_date(col("as_of"));
            default -> lit(null).cast(field.dataType());
          };
      cells.add(cell.as(field.name()));
    }
    return asked.select(cells.toArray(Column[]::new));
  }

  private Dataset<Row> guarantees() {
    return links(
        LinkKind.GUARANTEE,
        told.apply(Guarantees.TABLE),
        col("guarantor_token"),
        lit(false),
        col("borrower_token"),
        whole("amount_cny", FEN_PER_YUAN),
        unix_date(col("valid_until")));
  }

  /** An owner is an enterprise or a person, never both; should both come, the enterprise counts. */
  private Dataset<Row> shares() {
    return links(
        LinkKind.OWNERSHIP,
        told.apply(Ownerships.TABLE),
        coalesce(col("owner_enterprise_token"), col("owner_person_token")),
        col("owner_enterprise_token").isNull(),
        col("enterprise_token"),
        whole("share", MILLIONTHS),
        unix_date(col("held_until")));
  }

  /** An entry that names no operator takes the place of those before it all the same. */
  private Dataset<Row> operators() {
    Told entries = told.apply(Enterprises.TABLE);
    return links(
        LinkKind.OPERATOR,
        entries,
        coalesce(col("owner_token"), col("enterprise_token")),
        col("owner_token").isNotNull(),
        col("enterprise_token"),
        day(entries.table(), clock(entries).event()).cast("bigint"),
        lit(null).cast("int"));
  }

  private Dataset<Row> formerNames() {
    return links(
        LinkKind.SAME,
        told.apply(Enterprises.TABLE),
        col("former_token"),
        lit(false),
        col("enterprise_token"),
        lit(0L),
        lit(null).cast("int"));
  }

  /** Two codes that a person has decided to be one party's; a later version may part them. */
  private Dataset<Row> decidedNames() {
    return links(
        LinkKind.SAME,
        told.apply(MatchDecisions.TABLE),
        when(col("ruling").equalTo("SAME"), col("other_token")),
        lit(false),
        col("enterprise_token"),
        lit(0L),
        lit(null).cast("int"));
  }

  /** Of the papers of an order the invoice says what was sold. */
  private Dataset<Row> invoices() {
    Told papers = told.apply(SupplyDocuments.TABLE);
    return links(
        LinkKind.SUPPLY,
        papers,
        when(col("kind").equalTo("INVOICE"), col("seller_token")),
        lit(false),
        col("buyer_token"),
        whole("amount_cny", FEN_PER_YUAN),
        lastOf(papers, PartyNetworks.SUPPLY_DAYS));
  }

  private Dataset<Row> marks(LinkKind kind, Table source, int days) {
    Told facts = told.apply(source);
    return links(
        kind,
        facts,
        col("enterprise_token"),
        lit(false),
        col("enterprise_token"),
        lit(0L),
        lastOf(facts, days));
  }

  private static Dataset<Row> links(
      LinkKind kind,
      Told source,
      Column from,
      Column isPerson,
      Column to,
      Column amount,
      Column lastDay) {
    Table table = source.table();
    Clock clock = clock(source);
    List<Column> cells =
        List.of(
            lit(kind.name()),
            col(clock.eventId()).cast("string"),
            from,
            to,
            isPerson,
            amount,
            lastDay,
            day(table, clock.event()),
            day(table, clock.known()),
            instant(table, clock.known()),
            clock.published().map(p -> instant(table, p)).orElse(lit(0L)),
            clock.version().map(v -> coalesce(col(v).cast("bigint"), lit(0L))).orElse(lit(0L)),
            clock.op().map(op -> coalesce(col(op).equalTo("D"), lit(false))).orElse(lit(false)));
    String[] names = SHAPE.fieldNames();
    Column[] named = new Column[names.length];
    Arrays.setAll(named, i -> cells.get(i).as(names[i]));
    return source.rows().select(named);
  }

  private static Clock clock(Told source) {
    return source.table().clock().orElseThrow();
  }

  /** The last of so many days, the day of the event being the first. */
  private static Column lastOf(Told source, int days) {
    return day(source.table(), clock(source).event()).plus(lit(days - 1));
  }

  private static Column whole(String column, int times) {
    return col(column).multiply(lit(times)).cast("bigint");
  }

  /** The day of a clock in its own zone, counted from 1970. */
  private static Column day(Table table, String column) {
    return unix_date(ClockReading.day(table, column));
  }

  private static Column instant(Table table, String column) {
    boolean isDay = table.column(column).orElseThrow().type() instanceof ColumnType.Day;
    return isDay
        ? unix_date(col(column)).cast("bigint").multiply(lit(MICROS_PER_DAY))
        : unix_micros(col(column));
  }
}
