// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.chart;

import java.util.stream.Stream;
import org.qingmiao.jobs.report.text.Language;
import org.qingmiao.jobs.report.text.Phrase;

/** A chart as its data; drawing it is a pure function of them, the language and the width. */
public sealed interface Chart
    permits Bars, StackedShares, Waterfall, Lines, Curve, Histogram, FlowGrid, ParcelMap {

  /** The drawing for readers of that language at that width. */
  Drawing draw(Language language, Width width);

  /** Everything that it prints apart from the scale of its axes. */
  Stream<Phrase> phrases();
}
