// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.Outputs;
import org.qingmiao.jobs.report.page.Page;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Texts;
import org.qingmiao.models.ledger.CreditQueue;
import org.qingmiao.models.ledger.CreditScores;
import org.qingmiao.models.ledger.LeakEvidence;
import org.qingmiao.models.ledger.ModelCards;
import org.qingmiao.models.ledger.ModelRegistry;
import org.qingmiao.models.ledger.RowWaterfall;
import org.qingmiao.models.ledger.ScorePoints;
import org.qingmiao.models.ledger.TrainRecords;
import org.qingmiao.models.ledger.ValidationCurves;
import org.qingmiao.models.ledger.ValidationMetrics;

/**
 * Writes the pages of a business date with the CSV and JSON beside them, and keeps for every number
 * printed where it came from.
 */
public final class ReportJob implements Job {

  private static final List<Table> CREDIT =
      List.of(
          CreditQueue.TABLE,
          CreditScores.TABLE,
          ScorePoints.TABLE,
          ValidationMetrics.TABLE,
          ValidationCurves.TABLE,
          RowWaterfall.TABLE,
          LeakEvidence.TABLE,
          ModelCards.TABLE,
          ModelRegistry.TABLE,
          TrainRecords.TABLE);

  private final Texts texts;
  private final Edition edition;
  private final Optional<List<Table>> carbon;
  private final List<Table> land;

  /** A job that writes that edition in those words. */
  public ReportJob(Texts texts, Edition edition) {
    this(texts, edition, Optional.empty(), List.of());
  }

  private ReportJob(Texts texts, Edition edition, Optional<List<Table>> carbon, List<Table> land) {
    this.texts = texts;
    this.edition = edition;
    this.carbon = carbon;
    this.land = land;
  }

  /**
   * The same job for an installation that accounts its carbon: it writes that page as well.
   *
   * @param more tables of which a copy lies beside the page
   */
  public ReportJob withCarbon(List<Table> more) {
    return new ReportJob(texts, edition, Optional.of(List.copyOf(more)), land);
  }

  /** The same job for one that sees land: decisions of who has some get a page of it as well. */
  public ReportJob withLand() {
    return new ReportJob(texts, edition, carbon, LandReader.TABLES);
  }

  @Override
  public String name() {
    return "report";
  }

  @Override
  public List<Table> reads() {
    List<Table> reads = new ArrayList<>(land);
    carbon.ifPresent(
        more -> {
          reads.addAll(CarbonReader.TABLES);
          reads.addAll(more);
        });
    reads.addAll(CREDIT);
    return reads;
  }

  @Override
  public List<Table> writes() {
    return List.of(FigureTable.TABLE);
  }

  /** The words as well: a sentence that is mended appears with the next run. */
  @Override
  public String ownSettings() {
    return edition + "\n" + texts;
  }

  @Override
  public Outputs run(Inputs in) {
    FactReader reader = new FactReader(in);
    String model = reader.modelId();
    Published evidence = reader.evidence(model);
    ValidationFacts validation = reader.validation(model, evidence);
    CardFacts card = reader.card(model);
    QueueFacts queue = reader.queue(edition.rows());
    List<DecisionFacts> explained =
        reader.withPoints(queue.shown().stream().limit(edition.decisions()).toList());

    Bundle bundle = new Bundle();
    List.of(
            reader.scores(),
            reader.measured(),
            Published.of(in, ValidationCurves.TABLE, Optional.empty()),
            evidence)
        .forEach(bundle::copy);
    Optional<CarbonReader> financed = carbon.map(more -> new CarbonReader(in, more));
    financed.ifPresent(f -> f.copies().forEach(bundle::copy));
    Optional<CarbonFacts> carbonFacts = financed.map(CarbonReader::facts);
    bundle.json(CardJson.PATH, CardJson.of(card, validation));
    carbonFacts.ifPresent(f -> bundle.json(CarbonJson.PATH, CarbonJson.of(f)));
    Map<String, LandFacts> lands = land.isEmpty() ? Map.of() : new LandReader(in).facts();
    return bundle.with(
        pages(validation, card, queue, explained, lands, carbonFacts, bundle.files()),
        texts,
        edition,
        in);
  }

  private List<Page> pages(
      ValidationFacts validation,
      CardFacts card,
      QueueFacts queue,
      List<DecisionFacts> explained,
      Map<String, LandFacts> lands,
      Optional<CarbonFacts> financed,
      List<String> files) {
    List<Phrase> notices = Notices.of(texts, edition, validation, queue);
    List<Page> decisions = new ArrayList<>();
    List<Page> parcels = new ArrayList<>();
    for (DecisionFacts decision : explained) {
      Optional<Page> page =
          Optional.ofNullable(lands.get(decision.applicantToken()))
              .map(facts -> LandPage.of(texts, edition, decision, facts));
      page.ifPresent(parcels::add);
      decisions.add(DecisionPage.of(texts, edition, notices, decision, page.map(Page::path)));
    }
    List<Page> main = new ArrayList<>();
    main.addAll(
        List.of(
            QueuePage.of(
                texts,
                edition,
                notices,
                queue,
                explained.stream().map(DecisionFacts::decisionId).collect(Collectors.toSet())),
            ValidationPage.of(texts, edition, notices, validation),
            CardPage.of(texts, notices, card, validation)));
    financed.ifPresent(f -> main.add(CarbonPage.of(texts, edition, f)));
    List<Page> all = new ArrayList<>();
    all.add(IndexPage.of(texts, validation.asOf(), notices, main, decisions, files));
    all.addAll(main);
    all.addAll(decisions);
    all.addAll(parcels);
    return all;
  }
}
