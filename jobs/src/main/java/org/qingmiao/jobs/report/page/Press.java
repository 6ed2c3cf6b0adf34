// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.qingmiao.jobs.report.text.Language;
import org.qingmiao.jobs.report.text.Texts;

/**
 * Prints pages as HTML through the templates compiled into the jar. Equal pages give equal bytes:
 * no clock, no locale, no random id has a part in it.
 */
public final class Press {

  private static final String TEMPLATES = "org.qingmiao.jobs.report.template";

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, TEMPLATES);
  private final Texts texts;
  private final Language language;

  /** A press whose pages open in that language. */
  public Press(Texts texts, Language language) {
    this.texts = texts;
    this.language = language;
  }

  /** The page as one HTML file. */
  public String html(Page page) {
    StringOutput out = new StringOutput();
    engine.render("page.jte", Map.of("page", page, "texts", texts, "language", language), out);
    return out.toString();
  }
}
