// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.bench;

/**
 * Two ways to do the same work, measured in turn in one JVM.
 *
 * @param what the work
 * @param plainSeconds median processor seconds of the plain way, all threads of the process
 * @param oursSeconds median processor seconds of our way
 * @param bar largest ratio that the specification allows
 */
record Paired(String what, double plainSeconds, double oursSeconds, double bar) {
  private static final int WARM_UPS = 2;
  private static final int PAIRS = 5;
  private static final int LONG_PAIRS = 3;

  /** Measures; the compilers' own time counts where it still falls into a turn. */
  static Paired of(String what, double bar, Runnable plain, Runnable ours) {
    return of(what, bar, plain, ours, WARM_UPS, PAIRS);
  }

  /** The same for work so long that its first turn is warm-up enough: the median leaves it out. */
  static Paired ofLong(String what, double bar, Runnable plain, Runnable ours) {
    return of(what, bar, plain, ours, 0, LONG_PAIRS);
  }

  private static Paired of(
      String what, double bar, Runnable plain, Runnable ours, int warmUps, int pairs) {
    for (int i = 0; i < warmUps; i++) {
      plain.run();
      ours.run();
    }
    double[] plainSeconds = new double[pairs];
    double[] oursSeconds = new double[pairs];
    for (int i = 0; i < pairs; i++) {
      plainSeconds[i] = CpuSeconds.spent(plain);
      oursSeconds[i] = CpuSeconds.spent(ours);
    }
    return new Paired(what, CpuSeconds.median(plainSeconds), CpuSeconds.median(oursSeconds), bar);
  }

  /** Our way's time in units of the plain way's. */
  double ratio() {
    return oursSeconds / plainSeconds;
  }

  /** The measurement as a line of the table. */
  String line() {
    return "%-52s %8.2f %8.2f %7.2f  %5.2f  %s"
        .formatted(
            what, plainSeconds, oursSeconds, ratio(), bar, ratio() <= bar ? "holds" : "MISSED");
  }
}
