// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.qingmiao.geo.Fault;
import org.qingmiao.geo.Refusal;
import org.qingmiao.geo.raster.GeoTiff;
import org.qingmiao.geo.tiff.FileRead;

/**
 * One file of a scene, as long as it is open; what its head says can be asked afterwards too.
 *
 * @param name beside the manifest
 * @param sha256 that the manifest states, and that it has
 * @param raster the picture
 * @param bytes what it is read from
 */
record SceneFile(String name, String sha256, GeoTiff raster, FileRead bytes) implements Closeable {

  /**
   * Opens a file.
   *
   * @throws Refusal where it is not beside the manifest, another one, or no GeoTIFF that can be
   *     read
   */
  static SceneFile open(Path folder, String name, String sha256) {
    Path path = folder.resolve(name);
    boolean isBeside = name.equals(path.getFileName().toString());
    if (!isBeside || !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new Refusal(Fault.FILE_PART_MISSING, name + " does not lie beside the manifest");
    }
    if (!Delivery.digest(path).equals(sha256)) {
      throw new Refusal(Fault.FILE_DIFFERS, name + " has another digest than " + sha256);
    }
    try {
      FileRead bytes = FileRead.of(path);
      try {
        return new SceneFile(name, sha256, GeoTiff.open(name, bytes), bytes);
      } catch (RuntimeException e) {
        bytes.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      bytes.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
