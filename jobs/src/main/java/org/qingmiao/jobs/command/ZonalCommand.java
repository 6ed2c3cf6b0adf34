// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.qingmiao.geo.parcel.ParcelFile;
import org.qingmiao.geo.raster.GeoTiff;
import org.qingmiao.geo.tiff.FileRead;
import org.qingmiao.geo.zonal.CellRule;
import org.qingmiao.geo.zonal.RefusedZone;
import org.qingmiao.geo.zonal.ZonalTable;
import org.qingmiao.geo.zonal.ZonesOnRaster;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ./qingmiao zonal}: what a raster says of each polygon of a file, as CSV.
 *
 * <p>It needs no conf and starts no Spark.
 */
@Command(
    name = "zonal",
    mixinStandardHelpOptions = true,
    description =
        "Measures a raster (GeoTIFF) in each polygon of a file, by exactly covered cells.")
final class ZonalCommand implements Callable<Integer> {
  private static final List<String> ZONE_FILES = List.of(".geojson", ".json", ".gpkg", ".shp");
  private static final String STANDARD_OUTPUT = "-";

  @Option(names = "--raster", required = true, paramLabel = "FILE", description = "A GeoTIFF file.")
  private Path raster;

  @Option(
      names = "--zones",
      required = true,
      paramLabel = "FILE",
      description = "Polygons: .geojson, .json, .gpkg or .shp, in any coordinate system.")
  private Path zones;

  @Option(
      names = "--layer",
      paramLabel = "NAME",
      description = "Layer of a GeoPackage that has several.")
  private String layer;

  @Option(
      names = "--id",
      paramLabel = "NAME",
      description = "Attribute of the zones to be written beside their row number.")
  private String id;

  @Option(
      names = "--band",
      paramLabel = "N|all",
      description = "Band from 1, or all of them (default: ${DEFAULT-VALUE}).",
      defaultValue = "all")
  private String band;

  @Option(
      names = "--rule",
      paramLabel = "exact|centre",
      description =
          "Weigh cells by the share that is covered, or count those whose centre lies inside"
              + " (default: ${DEFAULT-VALUE}).",
      defaultValue = "exact")
  private String rule;

  @Option(
      names = "--stats",
      paramLabel = "NAME",
      split = ",",
      description = "Columns, such as n_cells,mean,p50 (default: all there are).")
  private List<String> stats = List.of();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE.csv",
      description =
          "Where to write; FILE.refused.csv beside it names the zones that could not be used."
              + " - writes to standard output, and those zones to standard error.")
  private String out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<ZonalColumn> columns =
        stats.isEmpty()
            ? List.of(ZonalColumn.values())
            : stats.stream().map(ZonalColumn::named).toList();
    CellRule cells = cells();
    requireFiles();
    try (FileRead bytes = FileRead.of(raster)) {
      measure(GeoTiff.open(raster.toString(), bytes), cells, columns);
    } catch (org.qingmiao.geo.Refusal e) {
      throw new Refusal(ExitCode.INPUT_CONTRACT, e.getMessage(), e);
    } catch (IOException | UncheckedIOException e) {
      throw new Refusal(ExitCode.STORAGE, "reading or writing failed: " + e, e);
    }
    return ExitCode.DONE.number();
  }

  private void measure(GeoTiff tiff, CellRule cells, List<ZonalColumn> columns) throws IOException {
    long start = System.nanoTime();
    List<Integer> bands = bands(tiff.image().bands());
    tiff.warnings().forEach(this::say);
    ParcelFile file = layer == null ? ParcelFile.at(zones) : ParcelFile.at(zones, layer);
    if (file.system().isEmpty()) {
      throw new Refusal(
          ExitCode.INPUT_CONTRACT,
          "CRS_MISSING: %s names no coordinate system; add it, such as a .prj file beside a .shp"
              .formatted(zones));
    }
    ZonesOnRaster laid = ZonesOnRaster.of(tiff, file, cells);
    ZonalFiles files = new ZonalFiles(attribute(laid), columns);
    say(
        "[1/2] zones   %,d usable, %,d refused  %.1f s"
            .formatted(laid.zones().size(), laid.refused().size(), seconds(start)));
    long read = System.nanoTime();
    ZonalTable table = laid.measure(bands);
    write(files, table, laid.refused());
    say(
        "[2/2] raster  %,d of %,d blocks, %,d rows  %.1f s"
            .formatted(
                table.tiles().decoded(),
                table.tiles().total(),
                table.rows().size(),
                seconds(read)));
    if (laid.zones().isEmpty()) {
      throw new Refusal(ExitCode.INPUT_CONTRACT, nothingUsable(laid.refused()));
    }
    if (laid.zones().stream().allMatch(zone -> zone.insideShare() == 0)) {
      say("no zone lies on the raster; is one of them in the wrong place?");
    }
  }

  private void write(ZonalFiles files, ZonalTable table, List<RefusedZone> refused)
      throws IOException {
    if (out.equals(STANDARD_OUTPUT)) {
      files.write(spec.commandLine().getOut(), table.rows());
      if (!refused.isEmpty()) {
        files.writeRefused(spec.commandLine().getErr(), refused);
      }
    } else {
      ZonalFiles.replace(refusedFile(), writer -> files.writeRefused(writer, refused));
      ZonalFiles.replace(Path.of(out), writer -> files.write(writer, table.rows()));
      if (!refused.isEmpty()) {
        say("refused zones: %,d, see %s".formatted(refused.size(), refusedFile()));
      }
    }
  }

  /** {@code fields.csv} → {@code fields.refused.csv}. */
  private Path refusedFile() {
    Path file = Path.of(out);
    String name = file.getFileName().toString();
    String stem = name.endsWith(".csv") ? name.substring(0, name.length() - 4) : name;
    return file.resolveSibling(stem + ".refused.csv");
  }

  private String nothingUsable(List<RefusedZone> refused) {
    return refused.isEmpty()
        ? "%s holds no zone".formatted(zones)
        : "%s: none of %,d zones can be used; the first: %s: %s"
            .formatted(zones, refused.size(), refused.get(0).fault(), refused.get(0).detail());
  }

  private CellRule cells() {
    return switch (rule) {
      case "exact" -> CellRule.EXACT;
      case "centre" -> CellRule.CENTRE;
      default ->
          throw new Refusal(
              ExitCode.USAGE, "--rule is \"%s\", expected exact or centre".formatted(rule));
    };
  }

  /** Bands from 0. */
  private List<Integer> bands(int all) {
    if (band.equals("all")) {
      return IntStream.range(0, all).boxed().toList();
    }
    int number = band.matches("[0-9]{1,9}") ? Integer.parseInt(band) : 0;
    if (number < 1 || number > all) {
      throw new Refusal(
          ExitCode.USAGE,
          "--band is \"%s\", but %s has bands 1 to %d; expected one of them or all"
              .formatted(band, raster, all));
    }
    return List.of(number - 1);
  }

  /** The attribute that names zones, if it is wanted and there. */
  private Optional<String> attribute(ZonesOnRaster laid) {
    TreeSet<String> names = new TreeSet<>();
    laid.zones().forEach(zone -> names.addAll(zone.attributes().keySet()));
    laid.refused().forEach(zone -> names.addAll(zone.attributes().keySet()));
    if (id != null && !names.contains(id)) {
      throw new Refusal(
          ExitCode.USAGE,
          "--id is \"%s\", but the zones of %s have %s".formatted(id, zones, names));
    }
    return Optional.ofNullable(id);
  }

  /** What can be known to fail fails before the work. */
  private void requireFiles() {
    for (Path file : List.of(raster, zones)) {
      if (!Files.isRegularFile(file)) {
        throw new Refusal(ExitCode.USAGE, "%s is no file".formatted(file));
      }
    }
    String name = zones.getFileName().toString().toLowerCase(Locale.ROOT);
    if (ZONE_FILES.stream().noneMatch(name::endsWith)) {
      throw new Refusal(
          ExitCode.USAGE,
          "%s: expected a name that ends in %s".formatted(zones, String.join(", ", ZONE_FILES)));
    }
    if (out.equals(STANDARD_OUTPUT)) {
      return;
    }
    Path file = Path.of(out).toAbsolutePath();
    if (Files.isDirectory(file) || !Files.isDirectory(file.getParent())) {
      throw new Refusal(
          ExitCode.USAGE, "--out is %s, expected a file in a folder that exists".formatted(out));
    }
    if (Stream.of(raster, zones).anyMatch(input -> input.toAbsolutePath().equals(file))) {
      throw new Refusal(ExitCode.USAGE, "--out is %s, which is an input".formatted(out));
    }
  }

  private void say(String sentence) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(sentence);
    err.flush();
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
