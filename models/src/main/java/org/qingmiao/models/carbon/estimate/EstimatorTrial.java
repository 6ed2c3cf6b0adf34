// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.estimate;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Median and trees tried against each other on labelled rows that neither saw (green 4.8).
 *
 * @param design how sectors are read
 * @param rows with labels
 * @param global the median of all, by folds of enterprises
 * @param median the median by sector, likewise
 * @param trees the trees, likewise
 * @param leftOut the trees on whole groups that were left out, by the name of the split
 * @param medianFit the median by sector with intervals and totals
 * @param treesFit the trees with intervals and totals
 * @param gate whether trees may serve, on all rows
 * @param gates the same in every class that has {@link #LEAST_ROWS} labels, by its code in order
 */
public record EstimatorTrial(
    Design design,
    List<EstimateRow> rows,
    CrossFit global,
    CrossFit median,
    CrossFit trees,
    Map<String, CrossFit> leftOut,
    CalibratedFit medianFit,
    CalibratedFit treesFit,
    ShipGate gate,
    Map<String, ShipGate> gates) {

  /** The least number of labels, of all and of a class: fewer give no interval of their own. */
  public static final int LEAST_ROWS = Conformal.ENOUGH_ROWS;

  private static final long SEED = 7;

  public EstimatorTrial {
    rows = List.copyOf(rows);
  }

  /**
   * How sectors are read.
   *
   * @param median levels along which medians fall back, the finest first
   * @param level whose codes share intervals, totals and a gate
   */
  public record Design(List<Integer> median, SectorLevel level) {

    public Design {
      median = List.copyOf(median);
    }

    SectorMedian sectorMedian() {
      return new SectorMedian(median);
    }
  }

  /**
   * The trial; empty where labels are fewer than {@link #LEAST_ROWS} or leave a fold empty.
   *
   * @param rows with labels, in an order that does not change
   * @param splits groups that are left out in turn, by the name of the split; one with a single
   *     group is not tried
   */
  public static Optional<EstimatorTrial> of(
      List<EstimateRow> rows, Design design, Map<String, Function<EstimateRow, String>> splits) {
    long folds = rows.stream().map(row -> GroupedFolds.of(row.id())).distinct().count();
    if (rows.size() < LEAST_ROWS || folds < GroupedFolds.FOLDS) {
      return Optional.empty();
    }
    Map<String, CrossFit> leftOut = new LinkedHashMap<>();
    splits.forEach(
        (name, group) -> {
          if (rows.stream().map(group).distinct().count() > 1) {
            leftOut.put(name, CrossFit.leaveOut(rows, new FootprintTrees(), group));
          }
        });
    CrossFit median = CrossFit.grouped(rows, design.sectorMedian());
    CrossFit trees = CrossFit.grouped(rows, new FootprintTrees());
    CalibratedFit treesFit =
        CalibratedFit.of(rows, new FootprintTrees(), design.level(), row -> "");
    return Optional.of(
        new EstimatorTrial(
            design,
            rows,
            CrossFit.grouped(rows, new SectorMedian(List.of())),
            median,
            trees,
            leftOut,
            CalibratedFit.of(rows, design.sectorMedian(), design.level(), row -> ""),
            treesFit,
            gate(median, trees, treesFit),
            gates(rows, design.level(), median, trees, treesFit)));
  }

  /** Codes of the classes whose gate the trees passed. */
  public Set<String> classesOfTrees() {
    return gates.entrySet().stream()
        .filter(gate -> gate.getValue().served() == ShipGate.Served.TREES)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, ShipGate> gates(
      List<EstimateRow> rows,
      SectorLevel level,
      CrossFit median,
      CrossFit trees,
      CalibratedFit treesFit) {
    Map<String, Long> sizes = rows.stream().collect(groupingBy(level, TreeMap::new, counting()));
    Map<String, ShipGate> gates = new LinkedHashMap<>();
    sizes.forEach(
        (code, size) -> {
          if (size >= LEAST_ROWS) {
            Predicate<EstimateRow> members = row -> level.apply(row).equals(code);
            gates.put(
                code,
                gate(median.within(members), trees.within(members), treesFit.within(members)));
          }
        });
    return gates;
  }

  private static ShipGate gate(CrossFit median, CrossFit trees, CalibratedFit treesFit) {
    return ShipGate.of(median, trees, treesFit.coverage(), SEED);
  }
}
