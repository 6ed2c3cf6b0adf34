// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.util.List;

/**
 * A stream of pseudo-random numbers that belongs to one entity.
 *
 * <p>A stream is named by seed, kind and index, so that a further kind of entity never moves the
 * draws of another. The generator is SplitMix64 (Steele, Lea and Flood, "Fast splittable
 * pseudorandom number generators", OOPSLA 2014, figure 16), written out here because the bytes of
 * the book must not depend on the JDK.
 */
final class Chance {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
  private static final double TWO_TO_MINUS_53 = 0x1.0p-53;

  private long state;

  private Chance(long state) {
    this.state = state;
  }

  /** The stream of one entity. */
  static Chance of(long seed, String kind, long... index) {
    long state = mix(seed);
    for (int i = 0; i < kind.length(); i++) {
      state = mix(state + GOLDEN_GAMMA + kind.charAt(i));
    }
    for (long i : index) {
      state = mix(state + GOLDEN_GAMMA + i);
    }
    return new Chance(state);
  }

  /** A number in [0, 1). */
  double uniform() {
    return (next() >>> 11) * TWO_TO_MINUS_53;
  }

  /** A whole number in [0, bound). */
  int below(int bound) {
    return (int) (uniform() * bound);
  }

  /** A whole number in [low, high]. */
  int between(int low, int high) {
    return low + below(high - low + 1);
  }

  /** Whether an event of this probability happens. */
  boolean happens(double probability) {
    return uniform() < probability;
  }

  /** One of the values, each as likely as the next. */
  <T> T pick(List<T> values) {
    return values.get(below(values.size()));
  }

  /** Sixty-four bits, each as likely to be set as not. */
  long bits() {
    return next();
  }

  /** A standard normal number, by Box and Muller; strict so that every processor agrees. */
  double normal() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
    return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
  }

  /** A log-normal number with this median and this deviation of its logarithm. */
  double logNormal(double median, double deviation) {
    return median * StrictMath.exp(deviation * normal());
  }

  /** How often something happens that happens this often on average, by Knuth's product method. */
  int times(double mean) {
    double limit = StrictMath.exp(-mean);
    int times = 0;
    for (double product = uniform(); product > limit; product *= uniform()) {
      times++;
    }
    return times;
  }

  private long next() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
