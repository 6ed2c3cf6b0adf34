// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.conf;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.conf.yaml.Faults;
import org.qingmiao.jobs.conf.yaml.Section;
import org.qingmiao.jobs.conf.yaml.Yaml;

/**
 * One installation: everything that changes between places. Relative paths start from {@link Home}.
 *
 * @param file the conf file
 * @param name short name, also of its lake folder
 * @param lake where tables, reports and logs lie
 * @param data the folder below which delivered files lie; empty where the environment variable that
 *     names it is not set
 * @param asOf business date where the command line gives none
 * @param zone where a business day begins
 * @param publicData whether all data are public or made up, so that demo keys may be used
 * @param keyset file of the token keys, or {@code demo}
 * @param report how reports are written
 * @param demo the made-up book, where the conf asks for one
 * @param waivedCodes credit codes that pass although their check character is wrong
 * @param sources the mappings, in the order of the conf
 * @param credit how the credit model is trained, where the conf asks for one
 * @param carbon how financed emissions are accounted, where the conf asks for them
 * @param digest SHA-256 of all that decides results: not of places, layout or comments
 */
public record Settings(
    Path file,
    String name,
    Path lake,
    Optional<Path> data,
    LocalDate asOf,
    ZoneId zone,
    boolean publicData,
    String keyset,
    ReportSettings report,
    Optional<Demo> demo,
    WaivedCodes waivedCodes,
    List<Mapping> sources,
    Optional<CreditSettings> credit,
    Optional<CarbonSettings> carbon,
    String digest) {

  /**
   * The book that the generator makes.
   *
   * @param seed of all its random choices
   * @param scale 1 for the size as shipped
   */
  public record Demo(long seed, double scale) {}

  public Settings {
    sources = List.copyOf(sources);
  }

  /**
   * Reads a conf file with all files that it names.
   *
   * @param overrides options {@code --set key=value}
   * @param contracts the tables that code declares; a mapping to one of them declares no types
   * @throws org.qingmiao.jobs.pipeline.Refusal with all faults
   */
  public static Settings read(Path file, List<String> overrides, Collection<Table> contracts) {
    Faults faults = new Faults();
    Section root = Yaml.read(file, overrides, faults);
    Optional<Settings> settings = read(root, contracts);
    faults.refuse();
    return settings.orElseThrow();
  }

  /** Reads a conf from its keys; faults are collected beside them. */
  static Optional<Settings> read(Section root, Collection<Table> contracts) {
    String name = root.text("name");
    Path lake = Home.below(root.text("lake", "lake/" + name));
    Optional<Path> data = root.maybe("data", Home::below);
    Optional<LocalDate> asOf = root.day("as_of");
    if (!root.has("as_of")) {
      root.fault("as_of", "\"as_of\" is missing, expected a date such as 2025-06-30");
    }
    ZoneId zone = root.zone("zone", ZoneId.of("Asia/Shanghai"));
    boolean publicData = root.isOn("public_data");
    String keyset = root.text("keyset");
    if (keyset.equals("demo") && !publicData) {
      root.fault(
          "keyset",
          "keyset is \"demo\" on data that are not public; make one with: qingmiao keyset new"
              + " FILE");
    }
    ReportSettings report =
        root.section("report").flatMap(ReportSettings::read).orElse(ReportSettings.DEFAULT);
    Optional<Demo> demo =
        root.section("demo")
            .flatMap(
                d -> {
                  long seed = d.whole("seed", 1069);
                  double scale = d.real("scale", 1);
                  return d.bind(() -> new Demo(seed, scale));
                });
    Map<String, Table> known = new LinkedHashMap<>();
    contracts.forEach(t -> known.put(t.name(), t));
    StringBuilder content = new StringBuilder();
    List<Section> sections = root.sections("sources");
    if (sections.isEmpty()) {
      root.fault("sources", "\"sources\" is missing; map at least one source");
    }
    List<Mapping> sources =
        sections.stream()
            .peek(s -> content.append(s.canonical()))
            .flatMap(s -> MappingReader.read(s, zone, known).stream())
            .toList();
    checkNames(root, sources);
    Optional<CreditSettings> credit = root.section("credit").flatMap(CreditSettings::read);
    Optional<CarbonSettings> carbon = root.section("carbon").flatMap(CarbonSettings::read);
    carbon.ifPresent(c -> content.append(c.content()));
    WaivedCodes waivedCodes = WaivedCodes.read(ConfFolder.find(root.file(), WaivedCodes.FILE));
    new TreeSet<>(waivedCodes.entries()).forEach(content::append);
    String digest = digest(root, content.toString());
    return root.bind(
        () ->
            new Settings(
                root.file(),
                name,
                lake,
                data,
                asOf.orElseThrow(),
                zone,
                publicData,
                keyset,
                report,
                demo,
                waivedCodes,
                sources,
                credit,
                carbon,
                digest));
  }

  /** The mapping of that source. */
  public Optional<Mapping> source(String source) {
    return sources.stream().filter(m -> m.source().equals(source)).findFirst();
  }

  private static void checkNames(Section root, List<Mapping> sources) {
    for (int i = 0; i < sources.size(); i++) {
      for (Mapping earlier : sources.subList(0, i)) {
        Mapping later = sources.get(i);
        if (later.source().equals(earlier.source())) {
          root.fault("sources", "source \"%s\" stands twice".formatted(later.source()));
        } else if (later.table().name().equals(earlier.table().name())) {
          root.fault(
              "sources",
              "%s is filled by \"%s\" and by \"%s\"; a table has one source"
                  .formatted(later.table().name(), earlier.source(), later.source()));
        }
      }
    }
  }

  /** Where data and lake lie, and how reports look, does not decide what is computed. */
  private static String digest(Section root, String sources) {
    String content = root.canonicalWithout(List.of("lake", "data", "report", "sources")) + sources;
    try {
      byte[] sha =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
