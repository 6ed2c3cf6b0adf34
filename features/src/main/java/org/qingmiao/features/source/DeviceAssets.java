// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.source;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.instant;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;

import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Rule;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * Which device is fastened to which pledged asset, and from when to when.
 *
 * <p>A position says something about a loan only through this table, and only for the days on which
 * the device sat where it should: a tag taken off one animal and put on another is two rows.
 */
public final class DeviceAssets {
  /** One device on one asset. */
  public static final Table TABLE =
      Table.of("raw.device_asset", "one device on one asset for some time", Shape.EVENTS)
          .key("fitting_no")
          .clock(
              Clock.of("valid_from", "registered_at", "fitting_no")
                  .versionedBy("version")
                  .retractedBy("op"))
          .columns(
              text("fitting_no", "Number of the fitting.").level(2),
              text("enterprise_token", "Unified social credit code of the borrower.")
                  .role(Role.ID)
                  .token("credit_code"),
              text("device_id", "Number of the device.").level(2),
              text("asset_id", "Number of the asset.").level(2),
              text("pledge_no", "The pledge register's number.").level(2).optional(),
              date("valid_from", "Day of the fitting."),
              instant("registered_at", "When the fitting was registered."),
              whole("version", Unit.NONE, "0 as first registered, higher for each later state."),
              text("op", "U states the fitting and D withdraws it."),
              text("kind", "ANIMAL, MACHINE, VEHICLE or STOCK.").role(Role.FEATURE),
              date("valid_until", "Last day on the asset.").optional())
          .rules(
              Rule.oneOf("op", "U", "D"),
              Rule.between("version", "0", "1000"),
              Rule.oneOf("kind", "ANIMAL", "MACHINE", "VEHICLE", "STOCK"),
              Rule.ordered("valid_from", "valid_until"));

  private DeviceAssets() {}
}
