// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.util.List;
import java.util.stream.Stream;

/** What the documents of an enterprise's green projects and green activities say. */
final class GreenEvidenceLines {
  private GreenEvidenceLines() {}

  static List<Line> of(Dossier dossier) {
    return cases(dossier).stream().flatMap(one -> one.statements().stream()).toList();
  }

  /** The projects and activities of an enterprise that say to be green. */
  static List<GreenCaseFile> cases(Dossier dossier) {
    return Stream.concat(
            GreenProjectLines.cases(dossier).stream(),
            BusinessActivityLines.cases(dossier.firm()).stream())
        .toList();
  }
}
