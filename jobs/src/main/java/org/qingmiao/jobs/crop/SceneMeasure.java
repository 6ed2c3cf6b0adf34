// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.crop;

import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.qingmiao.features.table.Clock;
import org.qingmiao.geo.parcel.Datum;
import org.qingmiao.geo.raster.BlockCoverage;
import org.qingmiao.geo.raster.CoverageRuns;
import org.qingmiao.geo.raster.EvidenceCells;
import org.qingmiao.geo.raster.EvidenceGrade;
import org.qingmiao.geo.raster.ParcelBlock;
import org.qingmiao.geo.raster.SpectralIndex;
import org.qingmiao.geo.raster.Visibility;
import org.qingmiao.geo.raster.ZonalKernel;
import org.qingmiao.geo.raster.ZonalRun;
import org.qingmiao.geo.raster.ZonalStatistics;

/**
 * Measures all parcels that lie on one scene: its files are opened once, and each of their blocks
 * is unpacked once.
 */
final class SceneMeasure {
  private SceneMeasure() {}

  /**
   * Rows of measures without day and run.
   *
   * @param data folder below which files lie
   * @param scene a row with {@code bands}, structs of a band, and {@code parcels}, structs of what
   *     parcels cover of blocks
   */
  static Iterator<Row> rows(String data, Row scene) {
    List<Row> bands = scene.getList(scene.fieldIndex("bands"));
    if (!OpenScene.isWhole(bands)) {
      return Collections.emptyIterator();
    }
    try (OpenScene open = OpenScene.of(Path.of(data), bands)) {
      return rows(scene, open).iterator();
    }
  }

  private static List<Row> rows(Row scene, OpenScene open) {
    Map<String, SeenParcel> parcels = parcels(scene);
    List<ParcelBlock> blocks = new ArrayList<>();
    parcels.values().forEach(parcel -> blocks.addAll(parcel.blocks()));
    ZonalRun run = ZonalKernel.run(open.scene(), open.measures(), blocks);
    if (run.tiles().decoded() != run.tiles().touched()) {
      throw new IllegalStateException(
          "scene %s: %d blocks were unpacked, expected the %d that parcels lie on, each once"
              .formatted(
                  scene.<String>getAs("scene_id"), run.tiles().decoded(), run.tiles().touched()));
    }
    List<Row> rows = new ArrayList<>();
    Map<String, Visibility> visibility = run.visibility();
    for (int i = 0; i < open.indices().size(); i++) {
      rows.addAll(rows(scene, parcels, open.indices().get(i), run.statistics(i), visibility));
    }
    return rows;
  }

  private static Map<String, SeenParcel> parcels(Row scene) {
    Map<String, SeenParcel> parcels = new TreeMap<>();
    for (Row row : scene.<Row>getList(scene.fieldIndex("parcels"))) {
      String id = "%s %d".formatted(row.<String>getAs("parcel_id"), row.<Long>getAs("version"));
      parcels.computeIfAbsent(id, i -> new SeenParcel(i, row)).add(row);
    }
    return parcels;
  }

  private static List<Row> rows(
      Row scene,
      Map<String, SeenParcel> parcels,
      SpectralIndex index,
      Map<String, ZonalStatistics> statistics,
      Map<String, Visibility> visibility) {
    Map<String, EvidenceGrade> grades = new TreeMap<>();
    Map<String, Double> usable = new TreeMap<>();
    parcels.forEach(
        (id, parcel) -> {
          double valid = visibility.get(id).validShare(statistics.get(id));
          EvidenceGrade grade = parcel.grade(valid);
          grades.put(id, grade);
          if (grade.isUsable()) {
            usable.put(id, statistics.get(id).distribution().orElseThrow().mean());
          }
        });
    Map<String, Double> peerZ =
        PeerTable.z(
            parcels.values(),
            usable,
            scene.<Timestamp>getAs("known_time").toInstant(),
            scene
                .<Timestamp>getAs("sensed_at")
                .toInstant()
                .atZone(Clock.DEFAULT_ZONE)
                .toLocalDate());
    List<Row> rows = new ArrayList<>();
    parcels.forEach(
        (id, parcel) ->
            rows.add(
                parcel.row(
                    scene,
                    index,
                    statistics.get(id),
                    visibility.get(id),
                    grades.get(id),
                    Optional.ofNullable(peerZ.get(id)))));
    return rows;
  }

  /** A parcel on its way through a scene. */
  static final class SeenParcel {
    private final String id;
    private final Row row;
    private final List<ParcelBlock> blocks = new ArrayList<>();
    private EvidenceCells cells = new EvidenceCells(0, 0, 0);

    /**
     * A parcel of which nothing was measured yet.
     *
     * @param id name of the parcel and its version
     * @param row what is said of it
     */
    SeenParcel(String id, Row row) {
      this.id = id;
      this.row = row;
    }

    private void add(Row part) {
      int full = (int) (long) part.<Long>getAs("full_cells");
      CoverageRuns runs = CoverageRuns.of(part.<byte[]>getAs("runs"), part.<byte[]>getAs("shares"));
      blocks.add(
          new ParcelBlock(
              id,
              new BlockCoverage(
                  (int) (long) part.<Long>getAs("block_row"),
                  (int) (long) part.<Long>getAs("block_column"),
                  (int) (long) part.<Long>getAs("blocks"),
                  runs,
                  part.<Double>getAs("cover_sum"),
                  full)));
      cells =
          cells.plus(
              new EvidenceCells(
                  full,
                  (int) (long) part.<Long>getAs("centre_cells"),
                  (int) (long) part.<Long>getAs("keep_cells")));
    }

    private List<ParcelBlock> blocks() {
      return blocks;
    }

    /** Its grade, at most C where the map it was drawn on may be shifted. */
    private EvidenceGrade grade(double valid) {
      EvidenceGrade grade = EvidenceGrade.of(cells, valid, EvidenceGrade.Limits.DEFAULT);
      Datum datum =
          Optional.ofNullable(row.<String>getAs("datum_evidence"))
              .map(Datum::named)
              .orElse(Datum.SUSPECT);
      return datum == Datum.SUSPECT ? grade.atMost(EvidenceGrade.C) : grade;
    }

    /** Name of the parcel and its version. */
    String id() {
      return id;
    }

    /** Name of the parcel, whatever its version. */
    String parcel() {
      return row.getAs("parcel_id");
    }

    /** Version of its outline. */
    long version() {
      return row.<Long>getAs("version");
    }

    /** When the outline came to be known. */
    Instant known() {
      return row.<Timestamp>getAs("known_time").toInstant();
    }

    /** When both the outline and a scene were known. */
    Instant knownWith(Instant sceneKnown) {
      return sceneKnown.isAfter(known()) ? sceneKnown : known();
    }

    /** Whether the outline holds on a day, as far as it itself says. */
    boolean holdsOn(LocalDate day) {
      Date until = row.getAs("valid_until");
      return !row.<Date>getAs("valid_from").toLocalDate().isAfter(day)
          && (until == null || !until.toLocalDate().isBefore(day));
    }

    /** Who works it. */
    String borrower() {
      return row.getAs("enterprise_token");
    }

    /** What was declared to grow; empty where nothing was. */
    Optional<String> crop() {
      return Optional.ofNullable(row.getAs("crop_declared"));
    }

    /** Longitude of its middle. */
    double lon() {
      return (row.<Double>getAs("bbox_xmin") + row.<Double>getAs("bbox_xmax")) / 2;
    }

    /** Latitude of its middle. */
    double lat() {
      return (row.<Double>getAs("bbox_ymin") + row.<Double>getAs("bbox_ymax")) / 2;
    }

    private Row row(
        Row scene,
        SpectralIndex index,
        ZonalStatistics statistics,
        Visibility seen,
        EvidenceGrade grade,
        Optional<Double> peerZ) {
      var told = statistics.distribution().filter(d -> grade != EvidenceGrade.D);
      return RowFactory.create(
          parcel(),
          version(),
          borrower(),
          scene.<String>getAs("scene_id"),
          scene.<Long>getAs("version"),
          index.name(),
          scene.getAs("sensed_at"),
          scene.getAs("available_at"),
          Timestamp.from(knownWith(scene.<Timestamp>getAs("known_time").toInstant())),
          statistics.cells(),
          statistics.weight(),
          told.map(d -> (Double) d.mean()).orElse(null),
          told.map(d -> (Double) d.variance()).orElse(null),
          told.map(d -> (Double) d.p10()).orElse(null),
          told.map(d -> (Double) d.p50()).orElse(null),
          told.map(d -> (Double) d.p90()).orElse(null),
          seen.validShare(statistics),
          seen.cloudShare(),
          seen.shadowShare(),
          row.<Double>getAs("inside_share"),
          grade.name(),
          peerZ.orElse(null),
          scene.<Double>getAs("view_zenith_deg"));
    }
  }
}
