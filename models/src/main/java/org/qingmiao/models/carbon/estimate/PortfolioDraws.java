// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.estimate;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.qingmiao.models.carbon.Spread;

/**
 * The interval of a sum of estimates whose errors go together within a sector.
 *
 * <p>Each draw gives every sector a common shock and every loan one of its own, so two loans of a
 * sector correlate by rho on the logarithm. Independent errors would make a large book look almost
 * certain.
 *
 * @param rho correlation of the logarithmic errors within a sector, in [0, 1]
 * @param seed of the draws
 */
public record PortfolioDraws(double rho, long seed) {

  /** Correlation within a sector. */
  public static final double RHO = 0.3; // our default

  private static final int DRAWS = 2_000;
  private static final double TAIL = 0.05;

  public PortfolioDraws {
    if (!(rho >= 0 && rho <= 1)) {
      throw new IllegalArgumentException("rho is %s, expected 0 to 1".formatted(rho));
    }
  }

  /**
   * A lognormal estimate.
   *
   * @param sector whose shock it shares
   * @param mean expected, t CO2e, 0 or more
   * @param sdLn standard deviation of its logarithm, 0 or more
   */
  public record Estimated(String sector, double mean, double sdLn) {}

  /** The sum with its interval; its mean is the sum of means. */
  public Spread of(List<Estimated> estimates) {
    Random random = new Random(seed);
    TreeMap<String, Double> shocks = new TreeMap<>();
    estimates.forEach(e -> shocks.put(e.sector, 0.0));
    double[] sums = new double[DRAWS];
    double common = Math.sqrt(rho);
    double own = Math.sqrt(1 - rho);
    for (int d = 0; d < DRAWS; d++) {
      shocks.replaceAll((sector, old) -> random.nextGaussian());
      for (Estimated e : estimates) {
        double z = common * shocks.get(e.sector) + own * random.nextGaussian();
        sums[d] += e.mean * StrictMath.exp(e.sdLn * z - e.sdLn * e.sdLn / 2);
      }
    }
    Arrays.sort(sums);
    return new Spread(
        estimates.stream().mapToDouble(Estimated::mean).sum(),
        sums[(int) (TAIL * DRAWS)],
        (sums[DRAWS / 2 - 1] + sums[DRAWS / 2]) / 2,
        sums[(int) ((1 - TAIL) * DRAWS)]);
  }

  /**
   * The coefficient of variation of a sum of equal lognormal loans of one sector: sqrt((e^(s^2) -
   * 1)/n + (1 - 1/n)(e^(rho s^2) - 1)).
   */
  public static double cvOfEqualLoans(int n, double sdLn, double rho) {
    double variance = sdLn * sdLn;
    return Math.sqrt(Math.expm1(variance) / n + (1 - 1.0 / n) * Math.expm1(rho * variance));
  }
}
