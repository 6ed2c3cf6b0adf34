// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingmiao.features.crop.CropBorrowers;
import org.qingmiao.features.crop.ParcelAnomalies;
import org.qingmiao.features.crop.ParcelMeasures;
import org.qingmiao.features.crop.ParcelSeasons;
import org.qingmiao.features.crop.ParcelSeries;
import org.qingmiao.features.define.CreditRows;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.privacy.Pseudonym;
import org.qingmiao.features.source.ShippedSources;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.build.BuildCredit;
import org.qingmiao.jobs.build.CheckSources;
import org.qingmiao.jobs.build.CountyBook;
import org.qingmiao.jobs.build.CreditBook;
import org.qingmiao.jobs.build.FlatBook;
import org.qingmiao.jobs.build.MatchParties;
import org.qingmiao.jobs.conf.ConfFolder;
import org.qingmiao.jobs.conf.CreditSettings;
import org.qingmiao.jobs.conf.KeyFile;
import org.qingmiao.jobs.conf.Mapping;
import org.qingmiao.jobs.conf.Settings;
import org.qingmiao.jobs.crop.BuildCrops;
import org.qingmiao.jobs.crop.FollowParcels;
import org.qingmiao.jobs.crop.MeasureParcels;
import org.qingmiao.jobs.crop.ShowParcels;
import org.qingmiao.jobs.fence.WatchFences;
import org.qingmiao.jobs.ingest.IngestJob;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.Pipeline;
import org.qingmiao.jobs.pipeline.QuarantineTable;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.jobs.publish.ScoreCredit;
import org.qingmiao.jobs.report.CarbonReport;
import org.qingmiao.jobs.report.Edition;
import org.qingmiao.jobs.report.ReportJob;
import org.qingmiao.jobs.report.text.Texts;
import org.qingmiao.jobs.run.QualityTable;
import org.qingmiao.jobs.run.RunTable;
import org.qingmiao.jobs.run.Stamp;
import org.qingmiao.jobs.train.TrainCredit;
import org.qingmiao.jobs.train.TrainingContext;
import org.qingmiao.jobs.train.ValidateCredit;
import org.qingmiao.models.credit.ReasonCatalogue;
import org.qingmiao.models.ledger.DeployRecords;
import org.qingmiao.models.ledger.Overrides;
import org.qingmiao.models.ledger.RescoreChecks;

/** What one conf makes of the program: its jobs, their order and all tables. */
final class Installation {

  /** The tables that code declares; a mapping to one of them needs no types. */
  static final List<Table> CONTRACTS = ShippedSources.ALL;

  /** The tables that commands and the runner write. */
  private static final List<Table> STANDING =
      List.of(
          DeployRecords.TABLE,
          Overrides.TABLE,
          RescoreChecks.TABLE,
          QuarantineTable.TABLE,
          RunTable.TABLE,
          QualityTable.TABLE);

  private final Settings settings;
  private final Pipeline pipeline;

  private Installation(Settings settings, Pipeline pipeline) {
    this.settings = settings;
    this.pipeline = pipeline;
  }

  /** The installation of a conf. */
  static Installation of(Settings settings) {
    return of(settings, Optional.empty());
  }

  /** The installation of a conf, scoring with a pinned model where one is given. */
  static Installation of(Settings settings, Optional<String> model) {
    Pseudonym pseudonym = Pseudonym.of(KeyFile.of(settings));
    List<Job> jobs = new ArrayList<>();
    Map<String, Table> raw = new LinkedHashMap<>();
    settings.sources().forEach(m -> raw.put(m.table().name(), m.table()));
    for (Mapping mapping : settings.sources()) {
      jobs.add(new IngestJob(mapping, settings, pseudonym, raw));
    }
    CheckSources.among(raw.values()).ifPresent(jobs::add);
    MatchParties.among(raw.values(), pseudonym).ifPresent(jobs::add);
    MeasureParcels.among(raw.values(), settings.data()).ifPresent(jobs::add);
    BuildCrops.among(raw.values()).ifPresent(jobs::add);
    FollowParcels.among(raw.values()).ifPresent(jobs::add);
    WatchFences.among(raw.values()).ifPresent(jobs::add);
    try {
      Optional<CarbonPart> carbon = settings.carbon().map(c -> new CarbonPart(c, raw.values()));
      carbon.ifPresent(
          part ->
              jobs.addAll(
                  part.jobs(
                      settings.credit(), settings.credit().map(c -> book(settings, c)), model)));
      settings.credit().ifPresent(c -> jobs.addAll(creditJobs(settings, c, pseudonym, model)));
      Optional<ShowParcels> land = land(settings, raw.values());
      land.ifPresent(jobs::add);
      reportJob(settings, carbon.filter(CarbonPart::accounts), land.isPresent())
          .ifPresent(jobs::add);
      return new Installation(settings, Pipeline.of(jobs, STANDING));
    } catch (IllegalArgumentException e) {
      throw new Refusal(ExitCode.USAGE, settings.file() + ": " + e.getMessage(), e);
    }
  }

  private static List<Job> creditJobs(
      Settings settings, CreditSettings credit, Pseudonym pseudonym, Optional<String> model) {
    CreditBook book = book(settings, credit);
    Table rows = CreditRows.table(book.features());
    ReasonCatalogue catalogue = Reasons.of(settings);
    Reasons.requireCodes(catalogue, book.features());
    TrainingContext context = context(settings, pseudonym, System.getProperty("user.name"));
    return List.of(
        new BuildCredit(book),
        new TrainCredit(book.features(), rows, credit, context),
        new ValidateCredit(rows, book.groups(), credit, model),
        new ScoreCredit(rows, credit, catalogue, model, Build.version(), settings.digest()));
  }

  /** The land behind decisions, where scores are given and land is seen. */
  private static Optional<ShowParcels> land(Settings settings, Collection<Table> sources) {
    return settings.credit().isEmpty()
        ? Optional.empty()
        : ShowParcels.among(
            sources, settings.data(), settings.report().decisions(), Reasons.of(settings));
  }

  /** The pages: of the credit model with account and land beside it, or of the account alone. */
  private static Optional<Job> reportJob(
      Settings settings, Optional<CarbonPart> account, boolean hasLand) {
    if (settings.credit().isPresent()) {
      ReportJob report = new ReportJob(texts(settings), edition(settings));
      ReportJob more = account.map(a -> report.withCarbon(a.copied())).orElse(report);
      return Optional.of(hasLand ? more.withLand() : more);
    }
    return account.map(a -> new CarbonReport(texts(settings), edition(settings), a.copied()));
  }

  private static Texts texts(Settings settings) {
    return Texts.read(ConfFolder.find(settings.file(), "texts"));
  }

  private static Edition edition(Settings settings) {
    Edition.DataKind stated =
        switch (settings.report().data()) {
          case REAL -> Edition.DataKind.REAL;
          case FICTITIOUS -> Edition.DataKind.FICTITIOUS;
        };
    return Edition.of(
        settings.report(), settings.demo().isPresent() ? Edition.DataKind.SYNTHETIC : stated);
  }

  private static CreditBook book(Settings settings, CreditSettings credit) {
    if (!credit.groups().isEmpty()) {
      return new CountyBook(settings.sources(), credit);
    }
    return settings.sources().stream()
        .filter(m -> m.table().name().equals(credit.book()))
        .findFirst()
        .map(m -> new FlatBook(m, credit))
        .orElseThrow(
            () ->
                new Refusal(
                    ExitCode.USAGE,
                    "%s: credit.book is %s, which no source fills"
                        .formatted(settings.file(), credit.book())));
  }

  private static TrainingContext context(Settings settings, Pseudonym pseudonym, String operator) {
    return new TrainingContext(
        Build.version(),
        settings.digest(),
        "Java %s, Spark %s, %s"
            .formatted(
                System.getProperty("java.version"),
                org.apache.spark.package$.MODULE$.SPARK_VERSION(),
                System.getProperty("os.name")),
        System.getProperty("os.name") + "/" + System.getProperty("os.arch"),
        pseudonym.token("operator", operator));
  }

  /**
   * What is recorded about a change that a person makes.
   *
   * @throws Refusal without a name
   */
  TrainingContext context(String operator) {
    if (operator.isBlank()) {
      throw new Refusal(ExitCode.USAGE, "--by is empty, expected who makes the change");
    }
    return context(settings, Pseudonym.of(KeyFile.of(settings)), operator);
  }

  /** What it was read from. */
  Settings settings() {
    return settings;
  }

  /** What columns descend from, by table: cells of a file, or columns of other tables. */
  Map<String, Map<String, List<String>>> origins() {
    Map<String, Map<String, List<String>>> origins = new LinkedHashMap<>();
    settings.sources().forEach(m -> origins.put(m.table().name(), m.derivations()));
    origins.put(ParcelMeasures.TABLE.name(), ParcelMeasures.ORIGINS);
    origins.put(CropBorrowers.TABLE.name(), CropBorrowers.ORIGINS);
    origins.put(ParcelSeries.TABLE.name(), ParcelSeries.ORIGINS);
    origins.put(ParcelSeasons.TABLE.name(), ParcelSeasons.ORIGINS);
    origins.put(ParcelAnomalies.TABLE.name(), ParcelAnomalies.ORIGINS);
    settings
        .credit()
        .ifPresent(
            credit -> {
              Map<String, List<String>> inputs = new LinkedHashMap<>();
              List<Feature> features = book(settings, credit).features();
              features.forEach(feature -> inputs.put(feature.name(), feature.inputs()));
              origins.put(CreditRows.table(features).name(), inputs);
            });
    return origins;
  }

  /** The words of its pages. */
  Texts texts() {
    return texts(settings);
  }

  /** For whom its pages are made. */
  Edition edition() {
    return edition(settings);
  }

  /** Its jobs in their order. */
  Pipeline pipeline() {
    return pipeline;
  }

  /** The mappings whose files some of its jobs take in. */
  List<Mapping> mappings(List<Job> jobs) {
    List<Table> written = jobs.stream().flatMap(j -> j.writes().stream()).toList();
    return settings.sources().stream().filter(m -> written.contains(m.table())).toList();
  }

  /** What makes two runs the same work. */
  Stamp stamp() {
    return new Stamp(Build.version(), settings.digest());
  }

  /** Refuses what the first job of a model would refuse before it reads a row. */
  void refuseLeaks() {
    settings.credit().ifPresent(credit -> book(settings, credit).refuseLeaks());
  }

  /** Every table, in the order in which they come about. */
  List<Table> tables() {
    Map<String, Table> tables = new LinkedHashMap<>();
    pipeline.jobs().forEach(j -> j.writes().forEach(t -> tables.put(t.name(), t)));
    STANDING.forEach(t -> tables.putIfAbsent(t.name(), t));
    return List.copyOf(tables.values());
  }

  /**
   * The table of that name.
   *
   * @throws Refusal naming the tables that there are
   */
  Table table(String name) {
    return tables().stream()
        .filter(t -> t.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    ExitCode.USAGE,
                    "no table %s; there are: %s"
                        .formatted(
                            name, String.join(", ", tables().stream().map(Table::name).toList()))));
  }
}
