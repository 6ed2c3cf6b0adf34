// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A village seen from above, in cells of 10 m and the bands B02, B04, B08 and SCL of Sentinel-2
 * L2A.
 *
 * <pre>
 * near infrared = 0.15 + 0.35 v, red = near infrared (1 - v) / (1 + v), blue = 0.7 red + 0.005
 * number        = 10,000 reflectance + noise of -35 to 35 in patches of 20 m, and 1,000 since 25
 *                 January 2022
 * </pre>
 *
 * <p>v is the greenness of the field, 0.25 between fields; canals are dark in all bands, clouds
 * bright, and their shadow takes half of the light. A scene is taken every dekad from April to
 * September and can be had one to four days later.
 */
final class VillageScenes {
  /** Names of the bands in the order of the file. */
  static final String BANDS = "B02 B04 B08 SCL";

  /** The day from which ESA adds 1,000. */
  static final LocalDate OFFSET_FROM = LocalDate.of(2022, 1, 25);

  private static final int CELL_M = 10;
  private static final int CANAL = -2;
  private static final int GROUND = -1;
  private static final double BARE = 0.25;
  private static final double LEAST_PLANTS = 0.35;

  /** What is added to every number from then on. */
  static final int ADDED = 1000;

  private static final int WATER_CLASS = 6;
  private static final int PLANT_CLASS = 4;
  private static final int SOIL_CLASS = 5;
  private static final int CLOUD_CLASS = 9;
  private static final int SHADOW_CLASS = 3;

  private final County county;
  private final Village village;
  private final List<FieldGreenness> fields = new ArrayList<>();
  private final int width = Village.BREADTH_M / CELL_M;
  private final int height;
  private final int[] owners;

  VillageScenes(County county, Village village) {
    this.county = county;
    this.village = village;
    this.height = (int) (village.depth() / CELL_M);
    this.owners = new int[width * height];
    Arrays.fill(owners, GROUND);
    for (int row = 0; row < height; row++) {
      if (row * CELL_M % (Village.SHELF_M + Village.CANAL_M) < Village.CANAL_M) {
        Arrays.fill(owners, row * width, (row + 1) * width, CANAL);
      }
    }
    village.fields().forEach(this::own);
  }

  /** A field owns the cells whose centre lies in it. */
  private void own(Village.Field field) {
    int first = (int) StrictMath.rint(field.left() / CELL_M);
    int last = (int) StrictMath.rint((field.left() + field.width()) / CELL_M);
    int top = (int) StrictMath.rint(field.top() / CELL_M);
    int bottom = (int) StrictMath.rint((field.top() + field.depth()) / CELL_M);
    for (int row = top; row < Math.min(bottom, height); row++) {
      int line = row * width;
      Arrays.fill(owners, line + first, line + Math.min(last, width), fields.size());
    }
    fields.add(new FieldGreenness(county, field));
  }

  /** The days on which it is seen, the last of them the day before one. */
  List<LocalDate> days(LocalDate until) {
    List<LocalDate> days = new ArrayList<>();
    for (int year = Course.FIRST_YEAR; year <= until.getYear(); year++) {
      for (int month = 4; month <= 9; month++) {
        for (int dekad = 0; dekad < 3; dekad++) {
          days.add(LocalDate.of(year, month, 10 * dekad + 4 + village.number() % 5));
        }
      }
    }
    days.removeIf(day -> !day.isBefore(until.minusDays(1)));
    days.add(until.minusDays(1));
    return days;
  }

  /** Days from taking a scene to having it; the last comes with the second delivery. */
  int delay(LocalDate day) {
    return !day.isBefore(DemoBook.BUSINESS_DATE.minusDays(4))
        ? 2
        : county.chance("scene delay", village.number(), day.toEpochDay()).between(1, 4);
  }

  /** What is added to the numbers of a day when it is first processed. */
  static int added(LocalDate day) {
    return day.isBefore(OFFSET_FROM) ? 0 : ADDED;
  }

  /** Whether the ground cannot be seen on a day. */
  boolean isOvercast(LocalDate day) {
    return sky(day).isOvercast();
  }

  private Sky sky(LocalDate day) {
    return Sky.of(county.chance("sky", village.number(), day.toEpochDay()), width, height);
  }

  /**
   * The GeoTIFF of a day.
   *
   * @param added to every number
   */
  byte[] scene(LocalDate day, int added) {
    Chance chance = county.chance("scene", village.number(), day.toEpochDay());
    Sky sky = sky(day);
    double[] greenness = fields.stream().mapToDouble(field -> field.on(day)).toArray();
    short[][] bands = new short[4][width * height];
    long[] texture = new long[(width + 1) / 2];
    for (int row = 0; row < height; row++) {
      for (int i = 0; i < texture.length && row % 2 == 0; i++) {
        texture[i] = chance.bits();
      }
      for (int column = 0; column < width; column++) {
        int cell = row * width + column;
        long noise = texture[column / 2];
        see(
            bands,
            cell,
            owners[cell],
            greenness,
            sky.isCloud(column, row),
            sky.isShadow(column, row));
        for (int band = 0; band < 3; band++) {
          bands[band][cell] += (short) (added + 10 * ((noise >>> 8 * band) & 7) - 35);
        }
      }
    }
    return SceneTiff.of(village.west(), village.north(), width, bands);
  }

  private static void see(
      short[][] bands, int cell, int owner, double[] greenness, boolean cloud, boolean shadow) {
    if (cloud) {
      set(bands, cell, 0.5, 0.5, 0.55, CLOUD_CLASS);
    } else if (owner == CANAL) {
      set(bands, cell, 0.021, 0.019, 0.012, shadow ? SHADOW_CLASS : WATER_CLASS);
    } else {
      double v = owner == GROUND ? BARE : greenness[owner];
      double light = shadow ? 0.5 : 1;
      double infrared = 0.15 + 0.35 * v;
      double red = infrared * (1 - v) / (1 + v);
      int seen = shadow ? SHADOW_CLASS : v >= LEAST_PLANTS ? PLANT_CLASS : SOIL_CLASS;
      set(bands, cell, light * (0.7 * red + 0.005), light * red, light * infrared, seen);
    }
  }

  private static void set(
      short[][] bands, int cell, double blue, double red, double infrared, int sceneClass) {
    bands[0][cell] = (short) (10_000 * blue);
    bands[1][cell] = (short) (10_000 * red);
    bands[2][cell] = (short) (10_000 * infrared);
    bands[3][cell] = (short) sceneClass;
  }
}
