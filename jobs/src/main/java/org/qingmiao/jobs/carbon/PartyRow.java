// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import java.io.Serializable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.qingmiao.jobs.conf.CarbonMethod;
import org.qingmiao.jobs.pipeline.NamedRow;
import org.qingmiao.models.carbon.Answer;
import org.qingmiao.models.carbon.DataQuality.Evidence;
import org.qingmiao.models.carbon.Footprint;
import org.qingmiao.models.carbon.GwpSet;
import org.qingmiao.models.carbon.PeerMedian;
import org.qingmiao.models.carbon.Scope;
import org.qingmiao.models.carbon.inventory.FarmSeason;
import org.qingmiao.models.carbon.inventory.Inventory;
import org.qingmiao.models.carbon.inventory.InventoryMethod;
import org.qingmiao.models.carbon.inventory.Party;
import org.qingmiao.models.carbon.inventory.Reading;
import org.qingmiao.models.carbon.inventory.Refused;
import org.qingmiao.models.carbon.inventory.SourceType;
import org.qingmiao.models.ledger.FootprintGaps;
import org.qingmiao.models.ledger.Footprints;

/** From the rows behind one enterprise to the rows of its inventory. */
final class PartyRow {

  /** Where a reading came from. */
  static final String ACTIVITY = "activity";

  static final String BILL = "utility_bill";
  private static final String SEASONS = "farm_activity";

  /** A reading of a meter or a bill. */
  static final StructType READING =
      new StructType()
          .add("source", DataTypes.StringType)
          .add("row_id", DataTypes.StringType)
          .add("site_id", DataTypes.StringType)
          .add("activity_code", DataTypes.StringType)
          .add("start_on", DataTypes.DateType)
          .add("end_on", DataTypes.DateType)
          .add("quantity", DataTypes.DoubleType)
          .add("unit", DataTypes.StringType)
          .add("source_type", DataTypes.StringType)
          .add("evidence_verified", DataTypes.BooleanType)
          .add("evidence_id", DataTypes.StringType)
          .add("u95_pct", DataTypes.DoubleType)
          .add("source_file", DataTypes.StringType)
          .add("source_line", DataTypes.LongType);

  /** A season of a crop or a herd, with the polygon of its parcel. */
  static final StructType SEASON =
      new StructType()
          .add("row_id", DataTypes.StringType)
          .add("practice", DataTypes.StringType)
          .add("declared_area", DataTypes.DoubleType)
          .add("declared_area_unit", DataTypes.StringType)
          .add("polygon_ha", DataTypes.DoubleType)
          .add("heads_avg", DataTypes.DoubleType)
          .add("days", DataTypes.DoubleType)
          .add("water_regime", DataTypes.StringType)
          .add("pre_season", DataTypes.StringType)
          .add("amendment", DataTypes.StringType)
          .add("amendment_t_ha", DataTypes.DoubleType)
          .add("n_kg", DataTypes.DoubleType)
          .add("urea_t", DataTypes.DoubleType)
          .add("lime_t", DataTypes.DoubleType)
          .add("dolomite_t", DataTypes.DoubleType)
          .add("manure_system", DataTypes.StringType)
          .add("mean_temp_c", DataTypes.DoubleType)
          .add("evidence_id", DataTypes.StringType)
          .add("source_file", DataTypes.StringType)
          .add("source_line", DataTypes.LongType);

  private static final StructType REFUSED =
      new StructType()
          .add("source", DataTypes.StringType)
          .add("row_id", DataTypes.StringType)
          .add("source_file", DataTypes.StringType)
          .add("source_line", DataTypes.LongType)
          .add("reason", DataTypes.StringType)
          .add("detail", DataTypes.StringType);

  /** An inventory as rows of the tables that it goes to. */
  static final StructType ACCOUNTED =
      new StructType()
          .add("footprints", DataTypes.createArrayType(Footprints.TABLE.schema()))
          .add("gaps", DataTypes.createArrayType(FootprintGaps.TABLE.schema()))
          .add("refused", DataTypes.createArrayType(REFUSED));

  private final Frame frame;
  private final InventoryMethod method;
  private final Answer<GwpSet> ar6;
  private final Map<String, PeerMedian> peers = new HashMap<>();

  /**
   * What the rows of a run have in common.
   *
   * @param asOf business date, which is also the knowledge date
   * @param peers medians by {@link InventoryMethod#peersOf}
   */
  record Frame(
      CarbonMethod method, String asOf, String runId, ReportingYear year, Map<String, Double> peers)
      implements Serializable {}

  PartyRow(Frame frame) {
    this.frame = frame;
    this.method = frame.method().inventory(LocalDate.parse(frame.asOf()), frame.year().year());
    this.ar6 = frame.method().usablePotentials("AR6");
    frame.peers().forEach((who, median) -> peers.put(who, new PeerMedian(median)));
  }

  /** The inventory of one enterprise. */
  Row accounted(Row row) {
    Cells cells = new Cells(row);
    Cells entry = cells.struct("place").orElseThrow();
    Map<String, Place> places = new LinkedHashMap<>();
    List<Cells> readings = cells.structs("readings");
    List<Cells> seasons = cells.structs("seasons");
    readings.forEach(one -> places.put(one.text("row_id"), Place.of(one, one.text("source"))));
    seasons.forEach(one -> places.put(one.text("row_id"), Place.of(one, SEASONS)));
    Party party =
        new Party(
            cells.text("enterprise_token"),
            entry.text("sector"),
            frame.method().gridArea(entry.text("region")),
            of(readings, ACTIVITY),
            of(readings, BILL),
            seasons.stream().map(PartyRow::season).toList());
    Inventory inventory = method.of(party, peers);
    Map<Scope, Double> onNationalGrid = new EnumMap<>(Scope.class);
    method
        .of(party.drawingFrom(method.nation()), peers)
        .footprints()
        .forEach(one -> onNationalGrid.put(one.emissions().scope(), mean(one)));
    return RowFactory.create(
        inventory.footprints().stream()
            .map(one -> footprint(one, onNationalGrid.get(one.emissions().scope())))
            .toArray(Row[]::new),
        inventory.gaps().stream()
            .map(gap -> gap(cells.text("enterprise_token"), gap))
            .toArray(Row[]::new),
        inventory.refused().stream()
            .map(refused -> refused(refused, places.get(refused.rowId())))
            .toArray(Row[]::new));
  }

  /** The line of the file that a row came from. */
  private record Place(String source, String file, Long line) {
    static Place of(Cells cells, String source) {
      return new Place(source, cells.text("source_file"), cells.row().<Long>getAs("source_line"));
    }
  }

  private static List<Reading> of(List<Cells> readings, String source) {
    return readings.stream()
        .filter(one -> one.text("source").equals(source))
        .map(PartyRow::reading)
        .toList();
  }

  private static Reading reading(Cells cells) {
    SourceType source = SourceType.valueOf(cells.text("source_type"));
    return new Reading(
        cells.text("row_id"),
        cells.text("site_id"),
        cells.text("activity_code"),
        cells.day("start_on"),
        cells.day("end_on"),
        cells.number("quantity").orElse(Double.NaN),
        cells.text("unit"),
        source,
        evidence(cells, source),
        cells.number("u95_pct"));
  }

  /** Without a document behind it, even a meter's number is the borrower's word (green 4.4). */
  private static Evidence evidence(Cells cells, SourceType source) {
    if (cells.isSet("evidence_verified")) {
      return Evidence.VERIFIED;
    }
    return source.evidence() == Evidence.PRIMARY && cells.optionalText("evidence_id").isEmpty()
        ? Evidence.BORROWER
        : source.evidence();
  }

  private static FarmSeason season(Cells cells) {
    Optional<FarmSeason.Area> area =
        Stream.of(cells.number("declared_area"))
            .filter(declared -> declared.isPresent())
            .map(
                declared ->
                    new FarmSeason.Area(
                        declared.getAsDouble(),
                        cells.text("declared_area_unit"),
                        cells.number("polygon_ha")))
            .findFirst();
    return new FarmSeason(
        cells.text("row_id"),
        cells.text("practice"),
        area,
        cells.number("heads_avg"),
        cells.number("days"),
        new FarmSeason.Water(
            cells.optionalText("water_regime"),
            cells.optionalText("pre_season"),
            cells.optionalText("amendment"),
            cells.number("amendment_t_ha")),
        cells.number("n_kg"),
        new FarmSeason.Minerals(
            cells.number("urea_t"), cells.number("lime_t"), cells.number("dolomite_t")),
        new FarmSeason.Herding(cells.optionalText("manure_system"), cells.number("mean_temp_c")),
        cells.optionalText("evidence_id").isPresent() ? Evidence.PRIMARY : Evidence.BORROWER);
  }

  private static double mean(Footprint footprint) {
    return footprint.emissions().tco2e().mean();
  }

  /**
   * The row of a footprint.
   *
   * @param onNationalGrid its mean with the nation's factor for power; null where there is none
   */
  private Row footprint(Footprint footprint, Double onNationalGrid) {
    Map<String, Object> cells = FootprintCells.of(footprint, frame.asOf(), frame.runId());
    ar6.then(set -> set.tco2e(footprint.emissions().mass()))
        .known()
        .ifPresent(mean -> cells.put("ar6_tco2e", mean));
    cells.put("national_grid_tco2e", onNationalGrid);
    cells.put("b1_tco2e", mean(footprint));
    return NamedRow.of(Footprints.TABLE, cells);
  }

  private Row gap(String enterprise, Inventory.Missing gap) {
    return NamedRow.of(
        FootprintGaps.TABLE,
        Map.of(
            "enterprise_token", enterprise,
            "as_of", Date.valueOf(frame.asOf()),
            "year", (long) frame.year().year(),
            "scope", gap.scope().name(),
            "code", gap.why().name(),
            "detail", gap.detail(),
            "run_id", frame.runId()));
  }

  private static Row refused(Refused refused, Place place) {
    return RowFactory.create(
        place.source,
        refused.rowId(),
        place.file,
        place.line,
        refused.reason(),
        refused.sentence());
  }
}
