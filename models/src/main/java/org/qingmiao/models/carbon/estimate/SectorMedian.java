// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.estimate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * B1, the estimate to beat: the median of a sector, drawn towards that of its parent.
 *
 * <p>{@code class_k = (n * median + 5 * parent) / (n + 5)}, from the whole book down the chosen
 * levels of the sector. It is a median of ln E - ln revenue where revenue is known, and of ln E
 * where it is not.
 *
 * @param levels places in {@link EstimateRow#sector()}, the finest first, such as 0 and 2
 */
public record SectorMedian(List<Integer> levels) implements Estimator, Serializable {

  private static final double PRIOR_ROWS = 5;

  public SectorMedian {
    levels = List.copyOf(levels);
  }

  @Override
  public Estimate fit(List<EstimateRow> rows) {
    Medians absolute = new Medians(rows, EstimateRow::lnEmissions);
    List<EstimateRow> earning = rows.stream().filter(row -> row.revenue().isPresent()).toList();
    Medians intensity =
        earning.isEmpty()
            ? absolute
            : new Medians(earning, row -> row.lnEmissions() - row.lnRevenue());
    boolean isEarning = !earning.isEmpty();
    return asked ->
        asked.stream()
            .mapToDouble(
                row ->
                    row.revenue().isPresent() && isEarning
                        ? intensity.of(row) + row.lnRevenue()
                        : absolute.of(row))
            .toArray();
  }

  /** Shrunk medians of one number. */
  private final class Medians implements Serializable {
    private final double global;
    private final Map<String, Double> ofSector = new HashMap<>();

    Medians(List<EstimateRow> rows, ToDoubleFunction<EstimateRow> number) {
      global = Median.of(rows.stream().mapToDouble(number).toArray());
      for (int l = levels.size() - 1; l >= 0; l--) {
        shrink(rows, number, l);
      }
    }

    private void shrink(List<EstimateRow> rows, ToDoubleFunction<EstimateRow> number, int level) {
      Map<String, List<EstimateRow>> bySector = new HashMap<>();
      rows.forEach(
          row -> bySector.computeIfAbsent(key(row, level), key -> new ArrayList<>()).add(row));
      bySector.forEach(
          (sector, members) -> {
            double median = Median.of(members.stream().mapToDouble(number).toArray());
            double parent = of(members.get(0), level + 1);
            ofSector.put(
                sector,
                (members.size() * median + PRIOR_ROWS * parent) / (members.size() + PRIOR_ROWS));
          });
    }

    double of(EstimateRow row) {
      return of(row, 0);
    }

    /** The shrunk median of the finest known sector from a level on. */
    private double of(EstimateRow row, int level) {
      for (int l = level; l < levels.size(); l++) {
        Double known = ofSector.get(key(row, l));
        if (known != null) {
          return known;
        }
      }
      return global;
    }

    private String key(EstimateRow row, int level) {
      return level + "/" + row.sector().get(levels.get(level));
    }
  }
}
