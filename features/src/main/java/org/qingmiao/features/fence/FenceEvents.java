// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.fence;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.instant;
import static org.qingmiao.features.table.Column.text;

import java.util.Arrays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Rule;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.geo.fence.FenceEvent;

/**
 * What happened to the devices on pledged things, each told once: on the business date up to whose
 * end it was first known.
 *
 * <p>A ping may come three days late and show that something went otherwise; the business date that
 * learns of it takes the event back, with {@code op} D, and tells what happened instead.
 */
public final class FenceEvents {
  /** One event, or its withdrawal. */
  public static final Table TABLE =
      Table.of("feature.fence_event", "one event of one device", Shape.EVENTS)
          .key("as_of", "event_id")
          .columns(
              date("as_of", "Business date that tells it."),
              text("event_id", "The same for the same event in every run."),
              text("op", "U tells it, D takes back what an earlier date told."),
              text("enterprise_token", "Token of the borrower; none for a device without an asset.")
                  .role(Role.ID)
                  .token("credit_code")
                  .optional(),
              text("pledge_no", "The pledge register's number.").level(2).optional(),
              text("asset_id", "Number of the asset; none for a device without one.")
                  .level(2)
                  .optional(),
              text("device_id", "Number of the device.").level(2),
              text("fence_id", "Number of the fence; none for what concerns the device alone.")
                  .level(2)
                  .optional(),
              text("type", "What happened."),
              instant("started_at", "When it began."),
              instant("confirmed_at", "Time of the position that proved it."),
              text("run_id", "Run that worked it out."))
          .rules(
              Rule.oneOf("op", "U", "D"),
              Rule.oneOf(
                  "type",
                  Arrays.stream(FenceEvent.Type.values()).map(Enum::name).toArray(String[]::new)),
              Rule.ordered("started_at", "confirmed_at"));

  private FenceEvents() {}

  /**
   * The events that still hold: the newest word on each, where it was not taken back.
   *
   * @param rows of the table, up to a business date
   */
  public static Dataset<Row> standing(Dataset<Row> rows) {
    return rows.groupBy("event_id")
        .agg(max_by(struct(col("*")), col("as_of")).as("newest"))
        .select("newest.*")
        .where(col("op").equalTo("U"));
  }
}
