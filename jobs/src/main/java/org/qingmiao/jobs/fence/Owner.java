// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.fence;

import java.sql.Timestamp;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.qingmiao.features.fence.FenceEvents;
import org.qingmiao.features.fence.PingRejects;
import org.qingmiao.features.table.Clock;
import org.qingmiao.geo.fence.AssetKind;
import org.qingmiao.geo.fence.Colocation;
import org.qingmiao.geo.fence.Device;
import org.qingmiao.geo.fence.DeviceTrack;
import org.qingmiao.geo.fence.FenceEvent;
import org.qingmiao.geo.fence.Geofence;
import org.qingmiao.geo.fence.Ping;
import org.qingmiao.geo.fence.RejectedPing;

/**
 * All devices of one borrower, or one device without an asset: what happened to them, and which of
 * their pings say nothing.
 */
final class Owner {
  /** What an event is beside who told it when. */
  static final StructType EVENT = FenceEvents.TABLE.schemaWithout("as_of", "op", "run_id");

  private static final StructType REJECT =
      PingRejects.TABLE.schemaWithout("as_of", "pings", "run_id");

  /** The row of an owner: its events and the pings that are not used. */
  static final StructType WATCHED =
      new StructType()
          .add("events", DataTypes.createArrayType(EVENT))
          .add("rejects", DataTypes.createArrayType(REJECT));

  private static final ZoneId ZONE = Clock.DEFAULT_ZONE;

  private final List<Geofence> fences;
  private final List<Row> events = new ArrayList<>();
  private final List<Row> rejects = new ArrayList<>();

  private Owner(List<Geofence> fences) {
    this.fences = fences;
  }

  /**
   * A device as it sat on one asset, or on none.
   *
   * @param fitting its row; null where no asset is on record
   */
  private record Fitted(String device, Row fitting) {

    static Fitted of(Row ping) {
      return new Fitted(ping.getAs("device_id"), ping.getAs("fitting"));
    }

    String cell(String name) {
      return fitting == null ? null : fitting.getAs(name);
    }

    /** Devices of one pledge may lie in one heap; without its number those of one borrower. */
    String pledge() {
      return String.valueOf(cell("pledge_no"));
    }

    /** What moves on its own legs is cattle; what needs an engine or a lorry is a machine. */
    AssetKind kind() {
      if (fitting == null) {
        return AssetKind.UNASSIGNED;
      }
      return cell("kind").equals("ANIMAL") ? AssetKind.CATTLE : AssetKind.MACHINE;
    }

    String order() {
      return device + " " + cell("fitting_no");
    }
  }

  /**
   * Watches.
   *
   * @param pings of the devices, each with the fitting of its day
   * @param fences rows of {@code raw.fence}, all versions
   * @return one row
   */
  static Iterator<Row> watched(Iterator<Row> pings, Iterator<Row> fences) {
    Map<String, Map<String, List<Row>>> pledges = new TreeMap<>();
    pings.forEachRemaining(
        ping -> {
          Fitted fitted = Fitted.of(ping);
          pledges
              .computeIfAbsent(fitted.pledge(), p -> new TreeMap<>())
              .computeIfAbsent(fitted.order(), d -> new ArrayList<>())
              .add(ping);
        });
    if (pledges.isEmpty()) {
      return List.<Row>of().iterator();
    }
    Owner owner = new Owner(Outlines.of(fences, ZONE));
    pledges.values().forEach(devices -> owner.watch(devices.values()));
    Row row =
        RowFactory.create(owner.events.toArray(Row[]::new), owner.rejects.toArray(Row[]::new));
    return List.of(row).iterator();
  }

  /** Watches the devices of a pledge, one by one and then together. */
  private void watch(Iterable<List<Row>> devices) {
    Map<String, Fitted> fitted = new TreeMap<>();
    List<Ping> fixes = new ArrayList<>();
    for (List<Row> pings : devices) {
      Fitted one = Fitted.of(pings.get(0));
      fitted.put(one.device(), one);
      DeviceTrack.Extended extended =
          DeviceTrack.of(new Device(one.device(), one.kind(), ZONE))
              .with(pings.stream().map(Owner::ping).toList());
      extended.rejected().forEach(rejected -> rejects.add(row(rejected)));
      extended.track().events(fences).forEach(event -> events.add(row(event, one)));
      fixes.addAll(extended.track().fixes());
    }
    Colocation.among(fixes).forEach(event -> events.add(row(event, fitted.get(event.device()))));
  }

  private static Ping ping(Row ping) {
    Double accuracy = ping.getAs("accuracy_m");
    return new Ping(
        ping.getAs("device_id"),
        ping.<Timestamp>getAs("sent_at").toInstant(),
        ping.getAs("longitude"),
        ping.getAs("latitude"),
        accuracy == null ? Double.NaN : accuracy,
        ping.<Timestamp>getAs("received_at").toInstant());
  }

  private static Row row(FenceEvent event, Fitted fitted) {
    return RowFactory.create(
        event.id(),
        fitted.cell("enterprise_token"),
        fitted.cell("pledge_no"),
        fitted.cell("asset_id"),
        event.device(),
        event.fence().isEmpty() ? null : event.fence(),
        event.type().name(),
        Timestamp.from(event.start()),
        Timestamp.from(event.confirmed()));
  }

  private static Row row(RejectedPing rejected) {
    Ping ping = rejected.ping();
    return RowFactory.create(
        ping.device(),
        Timestamp.from(ping.at()),
        Timestamp.from(ping.ingested()),
        rejected.fault().name());
  }
}
