// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.fence;

import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.qingmiao.features.fence.FenceEvents;
import org.qingmiao.features.fence.PingRejects;
import org.qingmiao.features.source.DeviceAssets;
import org.qingmiao.features.source.Fences;
import org.qingmiao.features.source.Pings;
import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.VersionRank;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.Outputs;

/**
 * Says what happened to the devices on pledged things: {@code feature.fence_event}.
 *
 * <p>Each business date works out all events from all pings that have come, and writes those which
 * no earlier date has told, and withdrawals of those which do not hold any more. So neither the
 * order of pings nor of deliveries matters.
 */
public final class WatchFences implements Job {
  private WatchFences() {}

  /** The job of an installation that has devices, their pings and fences; empty for any other. */
  public static Optional<WatchFences> among(Collection<Table> sources) {
    return Pings.TABLE.isAmong(sources)
            && DeviceAssets.TABLE.isAmong(sources)
            && Fences.TABLE.isAmong(sources)
        ? Optional.of(new WatchFences())
        : Optional.empty();
  }

  @Override
  public String name() {
    return "watch-fences";
  }

  @Override
  public List<Table> reads() {
    return List.of(
        Pings.TABLE, DeviceAssets.TABLE, Fences.TABLE, FenceEvents.TABLE, PingRejects.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(FenceEvents.TABLE, PingRejects.TABLE);
  }

  @Override
  public Outputs run(Inputs in) {
    MapFunction<Row, String> owner = row -> row.getAs("owner");
    CoGroupFunction<String, Row, Row, Row> watch =
        (token, pings, fences) -> Owner.watched(pings, fences);
    Dataset<Row> watched =
        pings(in)
            .groupByKey(owner, Encoders.STRING())
            .cogroup(
                fences(in).groupByKey(owner, Encoders.STRING()), watch, Encoders.row(Owner.WATCHED))
            .persist(StorageLevel.MEMORY_AND_DISK());
    return Outputs.of(
            FenceEvents.TABLE,
            in.stamped(news(in, watched.select(inline(col("events")))), FenceEvents.TABLE))
        .and(
            PingRejects.TABLE,
            in.stamped(rejects(in, watched.select(inline(col("rejects")))), PingRejects.TABLE));
  }

  /** Each ping with whose it is, and the fitting in which its device sat on that day. */
  private static Dataset<Row> pings(Inputs in) {
    Dataset<Row> fittings =
        VersionRank.standing(
                in.rows(DeviceAssets.TABLE), DeviceAssets.TABLE.delivered().clock().orElseThrow())
            .groupBy("device_id")
            .agg(
                collect_list(
                        struct(
                            col("valid_from"),
                            col("fitting_no"),
                            col("valid_until"),
                            col("enterprise_token"),
                            col("pledge_no"),
                            col("asset_id"),
                            col("kind")))
                    .as("fittings"));
    Column day = to_date(from_utc_timestamp(col("sent_at"), Clock.DEFAULT_ZONE.getId()));
    // Of fittings that overlap the later one counts: somebody forgot to end the other.
    return in.rows(Pings.TABLE)
        .join(fittings, new String[] {"device_id"}, "left")
        .withColumn(
            "fitting",
            array_max(
                filter(
                    col("fittings"),
                    fitting ->
                        fitting
                            .getField("valid_from")
                            .leq(day)
                            .and(coalesce(fitting.getField("valid_until").geq(day), lit(true))))))
        .withColumn("owner", coalesce(col("fitting.enterprise_token"), col("device_id")))
        .select(
            "owner",
            "device_id",
            "sent_at",
            "received_at",
            "longitude",
            "latitude",
            "accuracy_m",
            "fitting");
  }

  /** All versions of all fences, by who keeps things in them. */
  private static Dataset<Row> fences(Inputs in) {
    Dataset<Row> rows = in.rows(Fences.TABLE);
    Clock clock = Fences.TABLE.delivered().clock().orElseThrow();
    return rows.groupBy("fence_id", "version")
        .agg(max_by(struct(col("*")), VersionRank.of(clock, rows.columns())).as("newest"))
        .select("newest.*")
        .withColumnRenamed("enterprise_token", "owner");
  }

  /**
   * What earlier dates have not told, or of another asset, and what they told and does not hold.
   */
  private static Dataset<Row> news(Inputs in, Dataset<Row> events) {
    Dataset<Row> told =
        FenceEvents.standing(in.rows(FenceEvents.TABLE).where(col("as_of").lt(lit(in.asOf()))));
    Dataset<Row> fresh = cells(events).except(cells(told));
    Dataset<Row> gone =
        cells(told).join(events.select("event_id"), new String[] {"event_id"}, "left_anti");
    return fresh.withColumn("op", lit("U")).unionByName(gone.withColumn("op", lit("D")));
  }

  private static Dataset<Row> cells(Dataset<Row> events) {
    return events.selectExpr(Owner.EVENT.fieldNames());
  }

  private static Dataset<Row> rejects(Inputs in, Dataset<Row> rejects) {
    String[] which = {"device_id", "sent_at", "received_at", "code"};
    Dataset<Row> told =
        in.rows(PingRejects.TABLE).where(col("as_of").lt(lit(in.asOf()))).selectExpr(which);
    return rejects
        .groupBy("device_id", "sent_at", "received_at", "code")
        .agg(count(lit(1)).as("pings"))
        .join(told, which, "left_anti");
  }
}
