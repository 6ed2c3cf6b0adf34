// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What only the generator knows, as CSV files marked SYNTHETIC.
 *
 * <pre>
 * enterprise.csv  level of sales, standing, staff, whether it banks here
 * farm.csv        crop, land, herd, and the harvest of each season
 * loan.csv        every application: probability, fate, misuse
 * link.csv        who guarantees, owns and buys from whom
 * ring.csv        members of each guarantee ring
 * quirk.csv       what about an enterprise does not add up
 * emission.csv    tonnes of CO2 from fuel, by enterprise and year
 * green.csv       every green project and activity: whether it is as green as its words
 * field.csv       what each field that is seen from above grew, by year
 * tracker.csv     what happens to each tracker of a pledged herd, and from when on
 * mess.csv        every planted mess
 * </pre>
 */
final class Truth implements Closeable {
  private static final String MARK =
      "# SYNTHETIC: latent truth of a made-up county, for tests only";
  private static final List<Integer> YEARS = List.of(2022, 2023, 2024);

  private final Map<String, BufferedWriter> files = new HashMap<>();

  /** Begins all files in a folder. */
  Truth(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, String> file : headers().entrySet()) {
      BufferedWriter writer =
          Files.newBufferedWriter(folder.resolve(file.getKey() + ".csv"), StandardCharsets.UTF_8);
      files.put(file.getKey(), writer);
      writer.write(MARK + "\n" + file.getValue() + "\n");
    }
  }

  private static Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("enterprise", "credit_code,yearly_sales_cny,standing,staff,banks_here");
    headers.put(
        "farm",
        "credit_code,crop,area_ha,herd,heads,"
            + Farm.years().stream().map(y -> "harvest_" + y).collect(Collectors.joining(",")));
    headers.put("loan", "loan_no,credit_code,decision,probability,fate,misuse");
    headers.put("link", "kind,from_code,to_code,weight");
    headers.put("ring", "ring,credit_code");
    headers.put("quirk", "credit_code,quirk");
    headers.put("emission", "credit_code,year,scope1_tco2");
    headers.put("green", "case_no,credit_code,is_green");
    headers.put("field", "parcel_id,credit_code,year,fate,peak_ndvi");
    headers.put("tracker", "device,credit_code,fate,from,until");
    headers.put("mess", "source,mess,column,id");
    return headers;
  }

  /** Adds an enterprise and what was planted into its lines. */
  void add(Dossier dossier, Map<Source, Sower.Sown> sown) throws IOException {
    Firm firm = dossier.firm();
    String code = firm.creditCode();
    write("enterprise", code, firm.yearlySales(), firm.standing(), firm.staff(), firm.banksHere());
    if (firm.farm().isPresent()) {
      add(code, firm.farm().get());
    }
    for (DemoLoan loan : dossier.applications()) {
      write(
          "loan",
          loan.number(),
          code,
          loan.decision(),
          loan.probability(),
          loan.fate(),
          loan.misuse());
    }
    addLinks(dossier);
    for (Quirk quirk : firm.quirks()) {
      write("quirk", code, quirk);
    }
    for (int year : YEARS) {
      write("emission", code, year, ActivityLines.emissions(firm, year));
    }
    for (GreenCaseFile one : GreenEvidenceLines.cases(dossier)) {
      write("green", one.number(), code, one.isGreen());
    }
    Optional<Pasture> pasture = Pasture.of(firm);
    if (pasture.isPresent()) {
      add(code, pasture.get());
    }
    for (Map.Entry<Source, Sower.Sown> entry : sown.entrySet()) {
      for (Sower.Planted planted : entry.getValue().planted()) {
        Planting planting = planted.planting();
        write("mess", entry.getKey().folder(), planting.mess(), planting.column(), planted.id());
      }
    }
  }

  /** Adds what was planted into scenes: a mess for every band. */
  void add(List<SceneArchive.Planted> planted) throws IOException {
    for (SceneArchive.Planted scene : planted) {
      for (String band : VillageScenes.BANDS.split(" ")) {
        SceneArchive.SceneMess mess = scene.mess();
        write("mess", SceneArchive.FOLDER, mess, mess.column, scene.scene() + "_" + band);
      }
    }
  }

  /** Adds a field that is seen. */
  void add(Village.Field field, FieldGreenness greenness) throws IOException {
    Firm firm = greenness.firm();
    String parcel = LandLines.parcel(firm, field.parcel());
    for (int year : Farm.years()) {
      write("field", parcel, firm.creditCode(), year, greenness.fate(year), greenness.peak(year));
    }
  }

  private void add(String code, Pasture pasture) throws IOException {
    LocalDateTime from = Pasture.FIRST.plusHours(pasture.from());
    for (int device : pasture.devices()) {
      Pasture.Fate fate = pasture.struck().contains(device) ? pasture.fate() : Pasture.Fate.NOTHING;
      write("tracker", pasture.device(device), code, fate, from, from.plusHours(fate.hours));
    }
  }

  private void add(String code, Farm farm) throws IOException {
    Object[] cells = new Object[5 + Farm.SEASONS];
    List<Object> fixed = List.of(code, farm.crop(), farm.areaHa(), farm.herd(), farm.heads());
    IntStream.range(0, 5).forEach(i -> cells[i] = fixed.get(i));
    IntStream.range(0, Farm.SEASONS).forEach(i -> cells[5 + i] = farm.harvests().get(i));
    write("farm", cells);
  }

  private void addLinks(Dossier dossier) throws IOException {
    Firm firm = dossier.firm();
    County county = dossier.county();
    String code = firm.creditCode();
    for (County.Customer customer : county.customers(firm.index())) {
      write("link", "SUPPLY", code, customer.creditCode(), customer.share());
    }
    for (DemoLoan loan : dossier.loans()) {
      if (GuaranteeLines.guarantor(loan).isPresent()) {
        String guarantor = Firm.codeOf(county, GuaranteeLines.guarantor(loan).get());
        write("link", "GUARANTEE", guarantor, code, loan.amount());
      }
    }
    if (firm.kind().isCompany() && county.parent(firm.index()).isPresent()) {
      write("link", "OWNERSHIP", Firm.codeOf(county, county.parent(firm.index()).get()), code, 1);
    }
    if (county.ring(firm.index()).isPresent()) {
      write("ring", county.ring(firm.index()).get().first(), code);
    }
  }

  private void write(String file, Object... cells) throws IOException {
    StringBuilder row = new StringBuilder();
    for (Object cell : cells) {
      row.append(row.isEmpty() ? "" : ",").append(cell);
    }
    files.get(file).write(row.append('\n').toString());
  }

  @Override
  public void close() throws IOException {
    for (BufferedWriter file : files.values()) {
      file.close();
    }
  }
}
