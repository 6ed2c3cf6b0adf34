// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/** The book of factors as a Chinese installation would open it. */
public final class ShippedBook {

  private ShippedBook() {}

  /** The shipped factors, one set for each category, known in the summer of 2025. */
  public static FactorBook of(GwpSet gwp) {
    return new FactorBook(
        ShippedConf.factors(),
        FactorPolicy.disclosure(LocalDate.of(2025, 6, 30))
            .families(
                Map.of(
                    SourceCategory.FUEL,
                    Set.of("CN-MEE-2015"),
                    SourceCategory.RICE_CH4,
                    Set.of("IPCC2019"),
                    SourceCategory.PADDY_N2O,
                    Set.of("IPCC2019"),
                    SourceCategory.SOIL_N2O,
                    Set.of("IPCC2006"),
                    SourceCategory.ENTERIC,
                    Set.of("IPCC2006-ASIA"),
                    SourceCategory.MANURE,
                    Set.of("IPCC2006", "IPCC2006-ASIA", "IPCC2006-DEVELOPING"))),
        ShippedConf.units(),
        gwp);
  }
}
