// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.parcel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.qingmiao.geo.parcel.OverlapShares.Claim;

class OverlapSharesTest {

  private static Claim claim(String borrower, double west, double east) {
    return new Claim(
        borrower, new GeometryFactory().toGeometry(new Envelope(west, east, 36, 36.01)));
  }

  /**
   * a claims 0..10 thousandths of a degree, b 5..15 and again 6..12, c 8..20: of a's ten, five are
   * claimed by others, however often; b's own second claim does not count against the first.
   */
  @Test
  void landClaimedByOthersCountsOnce() {
    List<Double> shares =
        OverlapShares.of(
            List.of(
                claim("a", 117, 117.010),
                claim("b", 117.005, 117.015),
                claim("b", 117.006, 117.012),
                claim("c", 117.008, 117.020),
                claim("d", 118, 118.01)));
    assertThat(shares.get(0)).isCloseTo(0.5, within(1e-9));
    assertThat(shares.get(1)).isCloseTo(1, within(1e-9));
    assertThat(shares.get(2)).isCloseTo(1, within(1e-9));
    assertThat(shares.get(3)).isCloseTo(7 / 12.0, within(1e-9));
    assertThat(shares.get(4)).isZero();
  }

  @Test
  void neighboursThatShareAnEdgeDoNotOverlap() {
    assertThat(OverlapShares.of(List.of(claim("a", 117, 117.01), claim("b", 117.01, 117.02))))
        .containsExactly(0.0, 0.0);
  }

  /** Against a count of the thousandths of a degree that another borrower's interval covers. */
  @Test
  void sharesAreThoseOfAPlainCount() {
    SplittableRandom random = new SplittableRandom(3);
    List<int[]> spans = new ArrayList<>();
    List<Claim> claims = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int west = random.nextInt(1_000);
      int east = west + 1 + random.nextInt(20);
      spans.add(new int[] {west, east, i % 50});
      claims.add(claim("b" + i % 50, 100 + west / 1000.0, 100 + east / 1000.0));
    }
    List<Double> shares = OverlapShares.of(claims);
    for (int i = 0; i < claims.size(); i++) {
      int[] own = spans.get(i);
      int shared = 0;
      for (int x = own[0]; x < own[1]; x++) {
        int at = x;
        shared += spans.stream().anyMatch(o -> o[2] != own[2] && o[0] <= at && at < o[1]) ? 1 : 0;
      }
      assertThat(shares.get(i)).isCloseTo((double) shared / (own[1] - own[0]), within(1e-9));
    }
  }
}
