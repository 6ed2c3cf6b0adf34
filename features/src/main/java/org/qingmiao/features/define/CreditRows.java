// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.define;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.real;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.typed;
import static org.qingmiao.features.table.Column.whole;

import java.util.ArrayList;
import java.util.List;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.ColumnType;
import org.qingmiao.features.table.ColumnType.Field;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Rule;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * What was known about every application on its own day: {@code feature.credit}, from which models
 * are trained and applicants scored.
 *
 * <p>The columns before the features are the same for every book, so one model code serves a bank's
 * flat table and a county of many sources alike.
 */
public final class CreditRows {

  /** Age of one source's newest fact, in days. */
  public static final ColumnType.StructOf AGE =
      new ColumnType.StructOf(
          List.of(
              new Field("source", new ColumnType.Text()),
              new Field("days", new ColumnType.Whole())));

  private CreditRows() {}

  /** The contract for a list of features, in model order. */
  public static Table table(List<Feature> features) {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                date("score_date", "Business date of the run."),
                text("applicant_token", "Token of the applicant.").token("applicant").role(Role.ID),
                text("loan_token", "Token of the application or loan.").token("loan").role(Role.ID),
                text("applicant_type", "Kind of applicant."),
                text("product_code", "Product applied for."),
                date("as_of", "Day up to whose end facts count.").role(Role.AS_OF),
                whole("split_bucket", Unit.COUNT, "Bucket of the applicant key, 0 to 9999."),
                text("target", "GOOD, BAD, INDETERMINATE, IMMATURE or EXCLUDED.").role(Role.LABEL),
                text("target_reason", "Why the target is what it is."),
                real("case_weight", Unit.NONE, "Loans that the row stands for.").role(Role.WEIGHT),
                typed(
                    "freshness", new ColumnType.ListOf(AGE), "Age of each source's newest fact.")));
    features.forEach(f -> columns.add(column(f)));
    columns.add(text("run_id", "Run that wrote the row."));
    return Table.of(
            "feature.credit", "one application as it was known on its own day", Shape.SNAPSHOT)
        .columns(columns)
        .key("score_date", "loan_token", "as_of")
        .rules(
            Rule.between("split_bucket", "0", "9999"),
            Rule.oneOf("target", "GOOD", "BAD", "INDETERMINATE", "IMMATURE", "EXCLUDED"),
            Rule.unique("loan_token", "as_of"));
  }

  private static Column column(Feature feature) {
    Column column =
        feature.kind() == Feature.Kind.NUMBER
            ? real(feature.name(), feature.unit(), feature.meaning())
            : text(feature.name(), feature.meaning());
    return column.role(Role.FEATURE).optional();
  }
}
