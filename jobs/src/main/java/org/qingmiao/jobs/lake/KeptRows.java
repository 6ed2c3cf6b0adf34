// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.lake;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.execution.columnar.InMemoryRelation;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Rows that a job had Spark keep, in memory and on disk, so that to read them again costs nothing
 * but the reading: a choice of columns, constants beside them, and a choice of rows. Whatever is
 * computed or joined behind what is kept would be computed again.
 */
final class KeptRows {

  private KeptRows() {}

  /** Whether those rows are such. */
  static boolean holds(Dataset<Row> rows) {
    LogicalPlan plan =
        ((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution().optimizedPlan();
    while (true) {
      if (plan instanceof Project choice && isChoice(choice)) {
        plan = choice.child();
      } else if (plan instanceof Filter filter && filter.condition().deterministic()) {
        plan = filter.child();
      } else {
        return plan instanceof InMemoryRelation kept
            && kept.cacheBuilder().storageLevel().useDisk();
      }
    }
  }

  private static boolean isChoice(Project columns) {
    return CollectionConverters.asJava(columns.projectList()).stream()
        .allMatch(KeptRows::isChosenOrConstant);
  }

  private static boolean isChosenOrConstant(NamedExpression column) {
    return column instanceof AttributeReference
        || (column instanceof Alias alias
            && (alias.child() instanceof AttributeReference || alias.child().foldable()));
  }
}
