// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import java.util.ArrayList;
import java.util.List;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.Outputs;
import org.qingmiao.jobs.report.page.Page;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Texts;

/** The carbon report of an installation that has no credit model, and so no other pages. */
public final class CarbonReport implements Job {
  private final Texts texts;
  private final Edition edition;
  private final List<Table> more;

  /**
   * The job.
   *
   * @param more tables of which a copy lies beside the page
   */
  public CarbonReport(Texts texts, Edition edition, List<Table> more) {
    this.texts = texts;
    this.edition = edition;
    this.more = List.copyOf(more);
  }

  @Override
  public String name() {
    return "report-carbon";
  }

  @Override
  public List<Table> reads() {
    List<Table> reads = new ArrayList<>(CarbonReader.TABLES);
    reads.addAll(more);
    return reads;
  }

  @Override
  public List<Table> writes() {
    return List.of(FigureTable.TABLE);
  }

  @Override
  public String ownSettings() {
    return edition + "\n" + texts;
  }

  @Override
  public Outputs run(Inputs in) {
    CarbonReader reader = new CarbonReader(in, more);
    CarbonFacts facts = reader.facts();
    Bundle bundle = new Bundle();
    reader.copies().forEach(bundle::copy);
    bundle.json(CarbonJson.PATH, CarbonJson.of(facts));
    List<Phrase> notices = Notices.ofData(texts, edition);
    List<Page> main = List.of(CarbonPage.of(texts, edition, facts));
    List<Page> pages = new ArrayList<>();
    pages.add(IndexPage.of(texts, in.asOf(), notices, main, List.of(), bundle.files()));
    pages.addAll(main);
    return bundle.with(pages, texts, edition, in);
  }
}
