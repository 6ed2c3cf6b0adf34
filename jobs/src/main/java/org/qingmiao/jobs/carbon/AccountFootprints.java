// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.trunc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.qingmiao.features.source.Activities;
import org.qingmiao.features.source.Enterprises;
import org.qingmiao.features.source.FarmActivities;
import org.qingmiao.features.source.FinancialStatements;
import org.qingmiao.features.source.Parcels;
import org.qingmiao.features.source.UtilityBills;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.conf.CarbonMethod;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.Outputs;
import org.qingmiao.models.carbon.inventory.InventoryMethod;
import org.qingmiao.models.ledger.FactorVersions;
import org.qingmiao.models.ledger.FootprintGaps;
import org.qingmiao.models.ledger.FootprintModels;
import org.qingmiao.models.ledger.Footprints;

/**
 * The footprint of every enterprise in the register from what its meters, bills, fields and herds
 * tell of the reporting year; where they tell too little the reason, and an estimate learned from
 * the others.
 */
public final class AccountFootprints implements Job {
  private static final StructType UNITS =
      new StructType()
          .add("unit", DataTypes.StringType)
          .add("dimension", DataTypes.StringType)
          .add("to_base", DataTypes.DoubleType);

  private final CarbonMethod method;
  private final List<Table> sources;

  private AccountFootprints(CarbonMethod method, List<Table> sources) {
    this.method = method;
    this.sources = sources;
  }

  /** The job on those of its sources that an installation has; the register must be one of them. */
  public static AccountFootprints among(Collection<Table> sources, CarbonMethod method) {
    List<Table> read =
        List.of(
                Enterprises.TABLE,
                Activities.TABLE,
                UtilityBills.TABLE,
                FarmActivities.TABLE,
                Parcels.TABLE,
                FinancialStatements.TABLE)
            .stream()
            .filter(t -> t.equals(Enterprises.TABLE) || t.isAmong(sources))
            .toList();
    return new AccountFootprints(method, read);
  }

  @Override
  public String name() {
    return "account-footprints";
  }

  @Override
  public List<Table> reads() {
    List<Table> reads = new ArrayList<>(sources);
    reads.add(FactorVersions.TABLE);
    return reads;
  }

  @Override
  public List<Table> writes() {
    return List.of(Footprints.TABLE, FootprintGaps.TABLE, FootprintModels.TABLE);
  }

  @Override
  public Outputs run(Inputs in) {
    ReportingYear year = ReportingYear.of(in.asOf());
    Optional<Dataset<Row>> readings =
        readings(in, year).map(rows -> rows.persist(StorageLevel.MEMORY_AND_DISK()));
    Map<String, Double> peers = readings.map(rows -> peers(rows, in)).orElse(Map.of());
    Dataset<Row> places = Sources.places(in);
    Dataset<Row> parties =
        with(
            with(places, readings, "readings", PartyRow.READING),
            seasons(in, year),
            "seasons",
            PartyRow.SEASON);
    // Its tables of factors are too large to travel with every task.
    Broadcast<PartyRow.Frame> frame =
        new JavaSparkContext(in.spark().sparkContext())
            .broadcast(new PartyRow.Frame(method, in.asOf().toString(), in.runId(), year, peers));
    Dataset<Row> accounted =
        EachRow.accounted(
            parties, PartyRow.ACCOUNTED, () -> new PartyRow(frame.value())::accounted);
    Dataset<Row> footprints = accounted.select(inline(col("footprints")));
    Dataset<Row> gaps = accounted.select(inline(col("gaps")));
    GapEstimates estimates =
        GapEstimates.of(
            footprints,
            gaps,
            new GapEstimates.Facts(
                places, statements(in, year), readings.map(rows -> power(rows, accounted))),
            new EstimatedRow.Frame(in.asOf().toString(), in.runId(), year, method.gwpSet()));
    Outputs outputs =
        Outputs.of(Footprints.TABLE, estimates.beside(footprints))
            .and(FootprintGaps.TABLE, gaps)
            .and(FootprintModels.TABLE, estimates.figures(in))
            .quarantine(refused(accounted, in));
    readings.ifPresent(rows -> outputs.warn(matched(rows, parties)));
    estimates.sentences().forEach(outputs::warn);
    return outputs;
  }

  private Optional<Dataset<Row>> statements(Inputs in, ReportingYear year) {
    return sources.contains(FinancialStatements.TABLE)
        ? Optional.of(Sources.statements(in, year, "revenue_cny", "total_assets_cny"))
        : Optional.empty();
  }

  /** The mean bill of a month: it says much even where too few months were billed. */
  private static Dataset<Row> power(Dataset<Row> readings, Dataset<Row> accounted) {
    Dataset<Row> refused = accounted.select(inline(col("refused"))).select("row_id");
    return readings
        .where(col("source").equalTo(PartyRow.BILL))
        .join(refused, new String[] {"row_id"}, "left_anti")
        .groupBy("enterprise_token")
        .agg(avg(col("quantity").cast("decimal(18,2)")).as("month_kwh"));
  }

  /** Who tells something and is in no register, or is in it and tells nothing. */
  private static String matched(Dataset<Row> readings, Dataset<Row> parties) {
    String[] key = {"enterprise_token"};
    Dataset<Row> telling = readings.select(key[0]).distinct();
    long known = telling.join(parties.select(key[0]), key, "left_semi").count();
    return String.format(
        Locale.ROOT,
        "readings: %,d of %,d enterprises in the register have some; %,d who have some are in no register",
        known,
        parties.count(),
        telling.count() - known);
  }

  /** The rows of a source behind each party, as a list of structs; an empty one without it. */
  private static Dataset<Row> with(
      Dataset<Row> parties, Optional<Dataset<Row>> rows, String name, StructType type) {
    if (rows.isEmpty()) {
      return parties.withColumn(name, functions.array().cast("array<" + type.sql() + ">"));
    }
    Column[] cells = Arrays.stream(type.fieldNames()).map(functions::col).toArray(Column[]::new);
    Dataset<Row> lists =
        rows.get().groupBy("enterprise_token").agg(collect_list(struct(cells)).as(name));
    return parties.join(lists, new String[] {"enterprise_token"}, "left");
  }

  /** Readings of meters and bills that touch the year, in one form. */
  private Optional<Dataset<Row>> readings(Inputs in, ReportingYear year) {
    List<Dataset<Row>> all = new ArrayList<>();
    if (sources.contains(Activities.TABLE)) {
      all.add(activities(in));
    }
    if (sources.contains(UtilityBills.TABLE)) {
      all.add(bills(in));
    }
    return all.stream()
        .reduce(Dataset::unionByName)
        .map(
            rows ->
                rows.where(
                    col("end_on").gt(lit(year.first())).and(col("start_on").lt(lit(year.next())))));
  }

  private static Dataset<Row> activities(Inputs in) {
    return Sources.standing(
            in,
            Activities.TABLE,
            "enterprise_token",
            "site_id",
            "activity_code",
            "period_start",
            "quantity",
            "unit",
            "source_type",
            "evidence_verified",
            "evidence_id",
            "qty_u95_pct",
            "source_file",
            "source_line")
        .select(
            col("enterprise_token"),
            lit(PartyRow.ACTIVITY).as("source"),
            col("activity_id").as("row_id"),
            col("site_id"),
            col("activity_code"),
            col("period_start").as("start_on"),
            col("period_end").as("end_on"),
            col("quantity").cast("double").as("quantity"),
            col("unit"),
            col("source_type"),
            col("evidence_verified"),
            col("evidence_id"),
            col("qty_u95_pct").cast("double").as("u95_pct"),
            col("source_file"),
            col("source_line"));
  }

  /** A bill is of a month and of the whole enterprise, read from the grid company's meter. */
  private static Dataset<Row> bills(Inputs in) {
    return Sources.standing(
            in, UtilityBills.TABLE, "enterprise_token", "energy_kwh", "source_file", "source_line")
        .select(
            col("enterprise_token"),
            lit(PartyRow.BILL).as("source"),
            col("bill_no").as("row_id"),
            lit("").as("site_id"),
            lit("ELECTRICITY").as("activity_code"),
            trunc(col("period_end"), "month").as("start_on"),
            date_add(col("period_end"), 1).as("end_on"),
            col("energy_kwh").cast("double").as("quantity"),
            lit("kWh").as("unit"),
            lit("METER").as("source_type"),
            lit(false).as("evidence_verified"),
            col("bill_no").as("evidence_id"),
            lit(null).cast("double").as("u95_pct"),
            col("source_file"),
            col("source_line"));
  }

  private Optional<Dataset<Row>> seasons(Inputs in, ReportingYear year) {
    if (!sources.contains(FarmActivities.TABLE)) {
      return Optional.empty();
    }
    Dataset<Row> declared =
        Sources.standing(
                in,
                FarmActivities.TABLE,
                FarmActivities.TABLE.stored().columnNames().toArray(String[]::new))
            .where(col("season_end").between(lit(year.first()), lit(year.last())))
            .withColumn("row_id", col("farm_activity_id"));
    for (String number :
        List.of(
            "declared_area",
            "heads_avg",
            "days",
            "amendment_t_ha",
            "n_kg",
            "urea_t",
            "lime_t",
            "dolomite_t",
            "mean_temp_c")) {
      declared = declared.withColumn(number, col(number).cast("double"));
    }
    return Optional.of(
        sources.contains(Parcels.TABLE)
            ? measured(declared, in)
            : declared.withColumn("polygon_ha", lit(null).cast("double")));
  }

  /** Seasons with the area of their land, by the newest of the outlines that held as they ended. */
  private static Dataset<Row> measured(Dataset<Row> seasons, Inputs in) {
    Dataset<Row> outlines =
        in.rows(Parcels.TABLE)
            .select(
                col("parcel_id").as("outline_of"),
                col("version").as("outline_version"),
                col("valid_from"),
                col("valid_until"),
                struct(col("op"), col("area_m2")).as("outline"));
    Column holds =
        col("season_end")
            .geq(col("valid_from"))
            .and(col("valid_until").isNull().or(col("season_end").leq(col("valid_until"))));
    Dataset<Row> areas =
        seasons
            .join(outlines, col("parcel_id").equalTo(col("outline_of")).and(holds))
            .groupBy("row_id")
            .agg(max_by(col("outline"), col("outline_version")).as("outline"))
            .where(col("outline.op").notEqual("D"))
            .select(col("row_id"), col("outline.area_m2").divide(10_000).as("polygon_ha"));
    return seasons.join(areas, new String[] {"row_id"}, "left");
  }

  /** The median of every activity in base units a day, whatever unit each row is sent in. */
  private Map<String, Double> peers(Dataset<Row> readings, Inputs in) {
    List<Row> units =
        method.book(in.asOf()).units().units().stream()
            .map(u -> RowFactory.create(u.name(), u.dimension(), u.toBase().doubleValue()))
            .toList();
    Map<String, Double> peers = new TreeMap<>();
    readings
        .where(col("quantity").gt(0).and(col("start_on").lt(col("end_on"))))
        .join(broadcast(in.spark().createDataFrame(units, UNITS)), "unit")
        .groupBy("activity_code", "dimension")
        .agg(expr("percentile(quantity * to_base / datediff(end_on, start_on), 0.5)").as("median"))
        .collectAsList()
        .forEach(
            row ->
                peers.put(
                    InventoryMethod.peersOf(row.getString(0), row.getString(1)), row.getDouble(2)));
    return peers;
  }

  private Dataset<Row> refused(Dataset<Row> accounted, Inputs in) {
    return accounted
        .select(inline(col("refused")))
        .select(
            lit(in.asOf()).as("as_of"),
            lit(name()).as("job"),
            col("source"),
            lit(Footprints.TABLE.name()).as("target_table"),
            col("source_file"),
            col("source_line"),
            functions.array(col("reason")).as("reasons"),
            to_json(struct(col("row_id"), col("detail"))).as("record"),
            sha2(to_json(struct(col("row_id"), col("detail"))).cast("binary"), 256)
                .as("record_sha256"),
            lit(in.runId()).as("run_id"));
  }
}
