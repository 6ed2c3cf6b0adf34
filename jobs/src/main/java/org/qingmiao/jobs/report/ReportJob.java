// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.OutputFile;
import org.qingmiao.jobs.pipeline.Outputs;
import org.qingmiao.jobs.report.page.Page;
import org.qingmiao.jobs.report.page.Press;
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
  private final List<Table> carbon;
  private final List<Table> land;

  /** A job that writes that edition in those words. */
  public ReportJob(Texts texts, Edition edition) {
    this(texts, edition, List.of(), List.of());
  }

  private ReportJob(Texts texts, Edition edition, List<Table> carbon, List<Table> land) {
    this.texts = texts;
    this.edition = edition;
    this.carbon = carbon;
    this.land = land;
  }

  /** The same job for an installation that accounts its carbon: it writes that page as well. */
  public ReportJob withCarbon() {
    return new ReportJob(texts, edition, CarbonReader.TABLES, land);
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
    List<Table> reads = new ArrayList<>(carbon);
    reads.addAll(land);
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

    Map<String, Published> copies = copies(in, reader, evidence);
    Optional<CarbonReader> financed =
        carbon.isEmpty() ? Optional.empty() : Optional.of(new CarbonReader(in));
    financed.ifPresent(f -> f.copies().forEach(p -> copies.put(path(p), p)));
    Optional<CarbonFacts> carbonFacts = financed.map(CarbonReader::facts);
    List<String> files = new ArrayList<>(copies.keySet());
    files.add(CardJson.PATH);
    carbonFacts.ifPresent(f -> files.add(CarbonJson.PATH));
    Map<String, LandFacts> lands = land.isEmpty() ? Map.of() : new LandReader(in).facts();
    List<Page> pages = pages(validation, card, queue, explained, lands, carbonFacts, files);

    Outputs outputs = Outputs.none();
    Press press = new Press(texts, edition.language());
    for (Page page : pages) {
      outputs.file(
          new OutputFile(
              page.path(), out -> out.write(press.html(page).getBytes(StandardCharsets.UTF_8))));
    }
    copies.forEach((path, published) -> outputs.file(CsvCopy.of(path, published)));
    byte[] json = CardJson.of(card, validation);
    outputs.file(new OutputFile(CardJson.PATH, out -> out.write(json)));
    carbonFacts
        .map(CarbonJson::of)
        .ifPresent(body -> outputs.file(new OutputFile(CarbonJson.PATH, out -> out.write(body))));
    return outputs.and(
        FigureTable.TABLE,
        in.spark()
            .createDataFrame(
                FigureTable.rows(pages, in.asOf(), in.runId()), FigureTable.TABLE.schema()));
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

  private static Map<String, Published> copies(Inputs in, FactReader reader, Published evidence) {
    return Stream.of(
            reader.scores(),
            reader.measured(),
            Published.of(in, ValidationCurves.TABLE, Optional.empty()),
            evidence)
        .collect(
            Collectors.toMap(ReportJob::path, p -> p, (one, other) -> one, LinkedHashMap::new));
  }

  private static String path(Published published) {
    return published.table().name().replaceFirst(".*\\.", "") + ".csv";
  }
}
