// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.text;

import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;

/** A language that every page is written in. */
public enum Language {
  /** Chinese in simplified script. */
  ZH("zh", "zh-Hans"),
  /** English. */
  EN("en", "en");

  private final String code;
  private final String tag;

  Language(String code, String tag) {
    this.code = code;
    this.tag = tag;
  }

  /** How conf and file names call it. */
  public String code() {
    return code;
  }

  /** The BCP 47 tag of the {@code lang} attribute. */
  public String tag() {
    return tag;
  }

  /** The class of an element that is shown in this language alone: the first letter of its code. */
  public String style() {
    return code.substring(0, 1);
  }

  /**
   * The language that conf names.
   *
   * @throws Refusal for any other code than zh and en
   */
  public static Language of(String code) {
    for (Language language : values()) {
      if (language.code.equals(code)) {
        return language;
      }
    }
    throw new Refusal(
        ExitCode.USAGE, "report.language is \"%s\", expected zh or en".formatted(code));
  }
}
