// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.qingmiao.geo.raster.GeoTiff;
import org.qingmiao.geo.raster.Scale;
import org.qingmiao.jobs.conf.Layout;

/**
 * The bands of scenes that a manifest lists: a CSV file with a line a scene, or a {@link StacItem},
 * whose GeoTIFF files lie beside it. Each band is one record: the cells of the line, and what its
 * file says, as cells whose names begin with {@code raster}.
 *
 * <p>Of the manifest these columns are read here, the others by the mapping alone:
 *
 * <pre>
 * scene   name of the scene             bands   names of the file's bands, in order, with blanks between
 * file    name of the file beside it    offset  what the catalogue says was added: -1000, 0, or nothing
 * sha256  of the file                   of several files: each of these three with | between
 *
 * raster.band_id .band .place           scene and band, the band, its place in the file from 1
 * raster.href .size .sha256 .grid       the file below the data folder, its bytes and digest, the grid of its cells
 * raster.dtype .nodata .block_width .block_height .compression .predictor
 * raster.scale .offset                  reflectance of one count, counts to be added before
 * raster.evidence .decision             see {@link org.qingmiao.geo.raster.RadiometricOffset}
 * </pre>
 *
 * <p>A file that is not there, is another one, or cannot be used is a fault of all its bands, such
 * as {@code raster:TIFF_TRUNCATED}, {@code raster:BANDS_MISSING} or {@code raster:OFFSET_CONFLICT}.
 */
final class SceneRecords implements Records {
  private static final String RASTER = "raster.";
  private static final List<String> NEEDED = List.of("scene", "file", "sha256", "bands", "offset");
  private static final List<String> MEASURED =
      Stream.of(
              "band_id",
              "band",
              "place",
              "href",
              "size",
              "sha256",
              "grid",
              "dtype",
              "nodata",
              "block_width",
              "block_height",
              "compression",
              "predictor",
              "scale",
              "offset",
              "evidence",
              "decision")
          .map(RASTER::concat)
          .toList();

  private final List<String> wanted;
  private final List<String> ofManifest;
  private final Records manifest;
  private final Path root;
  private final Path folder;
  private int bands;
  private int band;
  private SceneFiles files = SceneFiles.NONE;

  /**
   * The bands of a manifest, or of one item of a STAC catalogue where the name ends so.
   *
   * @param root the data folder
   * @param file the manifest in it
   */
  SceneRecords(InputStream bytes, Layout layout, Path root, Path file, List<String> wanted)
      throws IOException {
    this.wanted = wanted;
    this.ofManifest =
        Stream.concat(wanted.stream().filter(name -> !name.startsWith(RASTER)), NEEDED.stream())
            .distinct()
            .toList();
    this.root = root;
    this.folder = file.getParent();
    this.manifest =
        isItem(file)
            ? new StacItem(bytes, folder, ofManifest)
            : new CsvRecords(bytes, layout, ofManifest);
  }

  private static boolean isItem(Path file) {
    return file.toString().endsWith(".json");
  }

  /** The pictures of items for which only their own content can speak; a manifest has digests. */
  static List<Path> unvouched(List<Path> delivered) {
    List<Path> unvouched = new ArrayList<>();
    for (Path file : delivered) {
      if (isItem(file)) {
        try (InputStream bytes = Files.newInputStream(file)) {
          unvouched.addAll(new StacItem(bytes, file.getParent(), List.of()).unvouched());
        } catch (StructureFault fault) {
          // It is refused where it is read.
          continue;
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return unvouched;
  }

  /** A record for each band; of files that cannot be used, for each name, and one at least. */
  @Override
  public boolean next() {
    band++;
    while (band >= bands) {
      if (!manifest.next()) {
        return false;
      }
      band = 0;
      files =
          manifest.fault().isEmpty()
              ? SceneFiles.open(folder, of("file"), of("sha256"), of("bands"), of("offset"))
              : SceneFiles.NONE;
      bands = fault().isEmpty() ? files.bands().size() : SceneFiles.names(of("bands")).size();
    }
    return true;
  }

  private String of(String column) {
    String cell = manifest.cell(ofManifest.indexOf(column));
    return cell == null ? "" : cell;
  }

  @Override
  public long line() {
    return manifest.line();
  }

  @Override
  public String cell(int column) {
    String name = wanted.get(column);
    return name.startsWith(RASTER) ? measured(name.substring(RASTER.length())) : of(name);
  }

  private String measured(String name) {
    SceneFiles.Band seen = files.bands().get(band);
    SceneFile file = seen.file();
    GeoTiff raster = file.raster();
    Scale scale = files.scale(seen.name());
    return switch (name) {
      case "band_id" -> of("scene") + "_" + seen.name();
      case "band" -> seen.name();
      case "place" -> String.valueOf(seen.place() + 1);
      case "href" -> root.relativize(folder.resolve(file.name())).toString();
      case "size" -> String.valueOf(file.bytes().length());
      case "sha256" -> file.sha256();
      case "grid" -> raster.grid().id();
      case "dtype" -> raster.image().type().name();
      case "nodata" -> plain(raster.nodata().value());
      case "block_width" -> String.valueOf(raster.image().blockWidth());
      case "block_height" -> String.valueOf(raster.image().blockHeight());
      case "compression" -> raster.image().compression().name();
      case "predictor" -> raster.image().predictor().name();
      case "scale" -> plain(scale.factor());
      // The kernel scales before it adds; the table states counts to be added before.
      case "offset" -> plain(Math.rint(scale.offset() / scale.factor()));
      case "evidence" -> files.offset().map(o -> o.evidence().name()).orElse("");
      case "decision" -> files.offset().map(o -> o.decision().name()).orElse("");
      default -> null;
    };
  }

  private static String plain(double number) {
    return Double.isNaN(number) ? "" : BigDecimal.valueOf(number).toPlainString();
  }

  @Override
  public String fault() {
    return manifest.fault().isEmpty() ? files.fault() : manifest.fault();
  }

  @Override
  public Map<String, String> others() {
    Map<String, String> others = new LinkedHashMap<>(manifest.others());
    if (!wanted.contains("offset") && !of("offset").isEmpty()) {
      others.put("offset", of("offset"));
    }
    return others;
  }

  @Override
  public String whole() {
    return manifest.whole();
  }

  @Override
  public List<String> absent() {
    List<String> absent = new ArrayList<>(manifest.absent());
    wanted.stream()
        .filter(name -> name.startsWith(RASTER) && !MEASURED.contains(name))
        .forEach(absent::add);
    return absent;
  }

  @Override
  public List<String> unwanted() {
    return manifest.unwanted();
  }

  @Override
  public List<String> names() {
    return Stream.concat(manifest.names().stream(), MEASURED.stream()).toList();
  }

  @Override
  public void close() throws IOException {
    manifest.close();
  }
}
