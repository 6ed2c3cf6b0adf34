// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The scenes of some villages as an archive delivers them: GeoTIFF files and beside them a manifest
 * for each village, a line a scene.
 *
 * <p>One farm in ten lies in a village that is seen. The first village has the messes, each in one
 * scene; a scene that goes wrong does so in all its bands.
 */
final class SceneArchive {
  /** Name of the folder below landing and of the source in the conf. */
  static final String FOLDER = "scene";

  private static final String HEADER =
      "scene,file,sha256,bands,sensed,available,version,op,collection,platform,baseline,offset,"
          + "view_zenith,cloud_pct";
  private static final int ENTERPRISES_OF_VILLAGE = 750;

  private final County county;

  SceneArchive(County county) {
    this.county = county;
  }

  /** A way in which a scene goes wrong: the first from a place on that shows the ground. */
  enum SceneMess {
    /** The catalogue says that an added 1,000 was taken away, which it was not. */
    OFFSET_CONFLICT("offset", 70),
    /** The catalogue says nothing of the 1,000; the darkest cells do. */
    OFFSET_SILENT("offset", 75),
    /** The file ends too early. */
    CUT_FILE("file", 30),
    /** The file is not there. */
    LOST_FILE("file", 33),
    /** The file is another than the manifest says. */
    OTHER_FILE("sha256", 36),
    /** The same line twice. */
    EXACT_DUPLICATE("scene", 40),
    /** A scene that could be had seven weeks later than it should. */
    LATE_SCENE("available", 80),
    /** A scene of 2020 that was processed again in 2023, now with the added 1,000. */
    REPROCESSED("version", 25);

    final String column;
    final int place;

    SceneMess(String column, int place) {
      this.column = column;
      this.place = place;
    }
  }

  /** A planted mess of a scene. */
  record Planted(SceneMess mess, String scene) {}

  /** How many villages are seen: one of 25 farms for every 250, and at least one. */
  int villages() {
    return Math.max(1, county.size() / ENTERPRISES_OF_VILLAGE);
  }

  /** Writes both deliveries and says what was planted. */
  List<Planted> deliver(Path landing) throws IOException {
    List<Planted> planted = new ArrayList<>();
    for (int village = 0; village < villages(); village++) {
      deliver(landing.resolve(FOLDER), village, planted);
    }
    return planted;
  }

  private void deliver(Path folder, int number, List<Planted> planted) throws IOException {
    VillageScenes scenes = new VillageScenes(county, Village.of(county, number));
    Map<LocalDate, StringBuilder> manifests = new LinkedHashMap<>();
    List<LocalDate> days = scenes.days(DemoBook.BUSINESS_DATE);
    EnumSet<SceneMess> open =
        number == 0 ? EnumSet.allOf(SceneMess.class) : EnumSet.noneOf(SceneMess.class);
    for (int i = 0; i < days.size(); i++) {
      Scene scene = Scene.of(number, days.get(i), scenes);
      int place = i;
      Optional<SceneMess> due = open.stream().filter(mess -> mess.place <= place).findFirst();
      if (due.isPresent() && !scenes.isOvercast(days.get(i))) {
        open.remove(due.get());
        scene = scene.with(due.get());
        planted.add(new Planted(due.get(), scene.id));
      }
      LocalDate delivery =
          scene.available.isAfter(DemoBook.BUSINESS_DATE)
              ? DemoBook.NEXT_DATE
              : DemoBook.BUSINESS_DATE;
      Path day = Files.createDirectories(folder.resolve(delivery.toString()));
      StringBuilder manifest =
          manifests.computeIfAbsent(delivery, d -> new StringBuilder(HEADER + "\n"));
      scene.write(day, scenes, manifest);
    }
    for (Map.Entry<LocalDate, StringBuilder> manifest : manifests.entrySet()) {
      Files.writeString(
          folder.resolve(manifest.getKey().toString()).resolve("village-" + number + ".csv"),
          manifest.getValue());
    }
  }

  /** A scene on its way into the archive. */
  private record Scene(
      String id, LocalDate day, LocalDate available, String offset, List<SceneMess> messes) {

    static Scene of(int village, LocalDate day, VillageScenes scenes) {
      String offset = day.isBefore(VillageScenes.OFFSET_FROM) ? "0" : "-1000";
      String id =
          "S2A_MSIL2A_%s_V%s".formatted(Line.digits(day), FictitiousCode.padded(village, 3));
      return new Scene(id, day, day.plusDays(scenes.delay(day)), offset, List.of());
    }

    Scene with(SceneMess mess) {
      return new Scene(
          id,
          day,
          mess == SceneMess.LATE_SCENE ? available.plusDays(49) : available,
          mess == SceneMess.OFFSET_CONFLICT ? "0" : mess == SceneMess.OFFSET_SILENT ? "" : offset,
          List.of(mess));
    }

    private boolean has(SceneMess mess) {
      return messes.contains(mess);
    }

    void write(Path folder, VillageScenes scenes, StringBuilder manifest) throws IOException {
      byte[] file = scenes.scene(day, VillageScenes.added(day));
      if (has(SceneMess.CUT_FILE)) {
        file = Arrays.copyOf(file, file.length * 2 / 3);
      }
      String line = line(file, id, available, 0, offset);
      if (!has(SceneMess.LOST_FILE)) {
        Files.write(folder.resolve(id + ".tif"), file);
      }
      manifest.append(line);
      if (has(SceneMess.EXACT_DUPLICATE)) {
        manifest.append(line);
      }
      if (has(SceneMess.REPROCESSED)) {
        byte[] anew = scenes.scene(day, VillageScenes.ADDED);
        Files.write(folder.resolve(id + "_N0500.tif"), anew);
        manifest.append(line(anew, id + "_N0500", available.plusYears(3), 1, "-1000"));
      }
    }

    private String line(byte[] file, String name, LocalDate had, int version, String added) {
      String sha = has(SceneMess.OTHER_FILE) ? Line.hash(id) : hash(file);
      return String.join(
              ",",
              id,
              name + ".tif",
              sha,
              VillageScenes.BANDS,
              day + "T02:55:00Z",
              had + "T06:00:00Z",
              String.valueOf(version),
              "U",
              "S2MSI2A",
              "Sentinel-2A",
              version > 0 ? "05.00" : day.isBefore(VillageScenes.OFFSET_FROM) ? "02.14" : "04.00",
              added,
              "4.2",
              "")
          + "\n";
    }

    private static String hash(byte[] file) {
      try {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has SHA-256", e);
      }
    }
  }

  /** What the truth tells of the fields that are seen. */
  interface FieldVisitor {

    /** Takes a field. */
    void visit(Village.Field field, FieldGreenness greenness) throws IOException;
  }

  /** Walks over the fields that are seen. */
  void fields(FieldVisitor visitor) throws IOException {
    for (int number = 0; number < villages(); number++) {
      for (Village.Field field : Village.of(county, number).fields()) {
        visitor.visit(field, new FieldGreenness(county, field));
      }
    }
  }
}
