// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ledger;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.real;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;
import static org.qingmiao.features.table.Rule.between;
import static org.qingmiao.features.table.Rule.oneOf;
import static org.qingmiao.features.table.Rule.ordered;
import static org.qingmiao.models.ledger.CarbonColumns.carbon;
import static org.qingmiao.models.ledger.CarbonColumns.run;

import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * Every emission factor that a run could have used. A row never changes: a correction is a next
 * version that says which one it supersedes.
 */
public final class FactorVersions {

  /** {@code model.emission_factor}. */
  public static final Table TABLE =
      Table.of(
              "model.emission_factor",
              "one version of one emission factor or parameter",
              Shape.APPEND)
          .columns(
              carbon(date("as_of", "Business date of the run that first had it.")),
              carbon(text("factor_id", "Key, data year and version.")),
              carbon(text("factor_set_id", "Set that it belongs to.")),
              carbon(whole("version", Unit.COUNT, "From 1; a correction has the next one.")),
              carbon(text("activity_code", "What is done, such as DIESEL.")),
              carbon(text("gas", "Gas that is emitted, or NONE for a parameter.")),
              carbon(real("value", Unit.NONE, "In unit_num per unit_den.")),
              carbon(text("unit_num", "Unit of what is emitted.")),
              carbon(text("unit_den", "Unit of what is done.")),
              carbon(text("area_level", "Size of the area.")),
              carbon(text("area_code", "Area, such as CN37.")),
              carbon(text("condition", "Condition key=value, or empty.")),
              carbon(text("purpose", "What it was made for.")),
              carbon(
                  whole("data_year", Unit.YEARS, "Year that a yearly factor describes.")
                      .optional()),
              carbon(date("valid_from", "First day on which it holds.")),
              carbon(date("valid_to", "Last day on which it holds.").optional()),
              carbon(date("published_on", "Day on which it could be known.").optional()),
              carbon(text("supersedes", "Version that it corrects.").optional()),
              carbon(text("source_doc", "Title of its source.")),
              carbon(text("source_locator", "Page or table within.")),
              carbon(text("source_sha256", "Digest of the file it was read from, or empty.")),
              carbon(text("licence", "Licence of its source.")),
              carbon(real("u95_pct", Unit.PERCENT, "Half-width of its 95 % interval.").optional()),
              carbon(text("grade", "How well the source was seen.")),
              carbon(text("attested_by", "Who compared it with the official text.").optional()),
              carbon(date("attested_on", "Day of that.").optional()),
              carbon(text("row_hash", "Digest of the row, which never changes.")),
              run())
          .key("factor_id")
          .rules(
              oneOf("area_level", "SITE", "CITY", "PROVINCE", "REGION", "NATION"),
              oneOf("grade", "DEFINITION", "DERIVED", "PRIMARY", "SECONDARY", "UNVERIFIED"),
              between("version", "1", "10000"),
              between("u95_pct", "0", "1000"),
              ordered("valid_from", "valid_to"));

  private FactorVersions() {}
}
