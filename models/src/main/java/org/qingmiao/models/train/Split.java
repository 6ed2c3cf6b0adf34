// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which applicants a model may learn from, decided by their key alone (rule {@code qm-split-v1}).
 *
 * <p>A drawn split moves when rows are added or sorted otherwise, and an applicant with two loans
 * lands on both sides. A hash of the key does neither. The bucket is taken from the plain key
 * before tokenising and stored, so that new token keys never redraw it.
 */
public final class Split {

  /** Buckets are 0 to 9,999. */
  public static final int BUCKETS = 10_000;

  private static final String RULE = "qm-split-v1|";

  /** Buckets below this one are TRAIN's, before the out-of-time test begins. */
  public static final int TRAIN_BELOW = 6_000;

  private static final int CALIB_BELOW = 8_000;

  private Split() {}

  /** What a row is used for. */
  public enum Segment {
    /** Fits the encoder, the model and the reference population. */
    TRAIN,
    /** Fits the calibrator only. */
    CALIB,
    /** Measures, fits nothing. */
    TEST,
    /** Approved after the others: measures how the model ages. */
    OOT,
    /** Outside the periods of the conf: neither fitted on nor measured. */
    OUT_OF_PERIOD
  }

  /**
   * The bucket, in [0, {@value #BUCKETS}), of an applicant: the first 8 bytes of SHA-256 over the
   * rule's name and the key, as an unsigned big-endian number modulo the number of buckets.
   */
  public static int bucket(String key) {
    byte[] digest = sha256((RULE + key).getBytes(StandardCharsets.UTF_8));
    return (int) Long.remainderUnsigned(ByteBuffer.wrap(digest).getLong(), BUCKETS);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * The dates that bound what is used, and from which a row is out of time.
   *
   * @param from first day used
   * @param ootFrom first day that is out of time; empty when nothing is
   * @param until last day used
   */
  public record Periods(
      Optional<LocalDate> from, Optional<LocalDate> ootFrom, Optional<LocalDate> until) {

    /** No bounds and nothing out of time: a book without dates. */
    public static final Periods ALL =
        new Periods(Optional.empty(), Optional.empty(), Optional.empty());

    public Periods {
      requireOrder("from", from, "oot_from", ootFrom);
      requireOrder("oot_from", ootFrom, "until", until);
      requireOrder("from", from, "until", until);
    }

    private static void requireOrder(
        String first, Optional<LocalDate> a, String second, Optional<LocalDate> b) {
      if (a.isPresent() && b.isPresent() && a.get().isAfter(b.get())) {
        throw new IllegalArgumentException(
            "periods: %s is %s, after %s, which is %s; put them in order"
                .formatted(first, a.get(), second, b.get()));
      }
    }

    /** The segment of a row. */
    public Segment segment(int bucket, LocalDate asOf) {
      if (bucket < 0 || bucket >= BUCKETS) {
        throw new IllegalArgumentException(
            "split bucket is %d, expected 0 to %d".formatted(bucket, BUCKETS - 1));
      }
      if (from.filter(asOf::isBefore).isPresent() || until.filter(asOf::isAfter).isPresent()) {
        return Segment.OUT_OF_PERIOD;
      }
      if (ootFrom.isPresent() && !asOf.isBefore(ootFrom.get())) {
        return Segment.OOT;
      }
      if (bucket < TRAIN_BELOW) {
        return Segment.TRAIN;
      }
      return bucket < CALIB_BELOW ? Segment.CALIB : Segment.TEST;
    }
  }
}
