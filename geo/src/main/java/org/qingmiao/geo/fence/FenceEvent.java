// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.fence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Something that happened to a device.
 *
 * @param device to which
 * @param fence at which; empty for what concerns the device alone
 * @param type what
 * @param start when it began
 * @param confirmed time of the fix that proved it
 */
public record FenceEvent(String device, String fence, Type type, Instant start, Instant confirmed) {

  /** What can happen. */
  public enum Type {
    /** The device was first found inside. */
    SEEN_IN,
    /** The device was first found outside. */
    SEEN_OUT,
    /** It came in. */
    ENTER,
    /** It went out. */
    EXIT,
    /** It was silent for much longer than usual; from the last fix before to the first after. */
    GAP,
    /** It was at two places at once: a second device uses its name. */
    CLONE,
    /** It was farther away than its asset can move. */
    TELEPORT,
    /** It lay still for a day, as no animal does and no receiver measures. */
    FROZEN,
    /** It lies in one heap with others of its pledge: tags in a bucket. */
    COLOCATED,
    /** A machine was moved at night. */
    NIGHT_MOVE,
    /** No asset is on record for it. */
    UNASSIGNED
  }

  /** The same for the same event in every run, so that a run again adds nothing. */
  public String id() {
    String key = String.join("\u001f", device, fence, type.name(), start.toString());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, 32);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static FenceEvent ofDevice(Type type, Ping start, Ping confirmed) {
    return new FenceEvent(start.device(), "", type, start.at(), confirmed.at());
  }
}
