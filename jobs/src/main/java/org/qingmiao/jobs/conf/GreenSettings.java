// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.conf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qingmiao.jobs.conf.yaml.Section;
import org.qingmiao.models.benefit.GreenCatalogue;
import org.qingmiao.models.benefit.GreenFirm;
import org.qingmiao.models.benefit.GreenRule;

/**
 * How loans, projects and firms are judged green.
 *
 * @param catalogue the rules of all versions of all catalogues
 * @param firmThreshold share of revenue from which a firm is green, above 0 and at most 1
 */
public record GreenSettings(GreenCatalogue catalogue, double firmThreshold) {

  /** Refuses a conf without rules, and a threshold that is no share. */
  public GreenSettings {
    if (catalogue.rules().isEmpty()) {
      throw new IllegalArgumentException(
          "\"rules\" is missing, expected a file of rules such as [green-rules.yaml]");
    }
    if (!(firmThreshold > 0 && firmThreshold <= 1)) {
      throw new IllegalArgumentException(
          "firm_threshold is %s, expected above 0 and at most 1".formatted(firmThreshold));
    }
  }

  static Optional<GreenSettings> read(Section section) {
    List<GreenRule> rules = new ArrayList<>();
    for (Section file : section.sections("rules")) {
      for (Section rule : file.sections("rules")) {
        GreenRuleReader.read(rule).ifPresent(rules::add);
      }
      file.bind(() -> file);
    }
    double threshold = section.real("firm_threshold", GreenFirm.THRESHOLD);
    return section.bind(() -> new GreenSettings(new GreenCatalogue(rules), threshold));
  }
}
