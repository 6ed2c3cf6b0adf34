// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.qingmiao.features.define.CreditRows;
import org.qingmiao.features.source.GreenProjects;
import org.qingmiao.features.source.Loans;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.build.CreditBook;
import org.qingmiao.jobs.carbon.AccountBenefits;
import org.qingmiao.jobs.carbon.AccountFootprints;
import org.qingmiao.jobs.carbon.EstimateFootprints;
import org.qingmiao.jobs.carbon.FinanceEmissions;
import org.qingmiao.jobs.carbon.JudgeGreen;
import org.qingmiao.jobs.carbon.LoadFactors;
import org.qingmiao.jobs.carbon.StressTransition;
import org.qingmiao.jobs.carbon.SumCarbon;
import org.qingmiao.jobs.conf.CarbonSettings;
import org.qingmiao.jobs.conf.CreditSettings;
import org.qingmiao.jobs.conf.StressSettings;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.models.ledger.EnvironmentalBenefits;
import org.qingmiao.models.ledger.FootprintModels;
import org.qingmiao.models.ledger.GreenFirms;
import org.qingmiao.models.ledger.GreenLoans;
import org.qingmiao.models.ledger.StressedBorrowers;

/**
 * The carbon side of an installation.
 *
 * @param carbon how it is accounted
 * @param sources the tables that the installation fills
 */
record CarbonPart(CarbonSettings carbon, Collection<Table> sources) {

  CarbonPart {
    sources = List.copyOf(sources);
  }

  /** Whether a book is accounted; a labelled book alone is measured only. */
  boolean accounts() {
    return fills(Loans.TABLE) || carbon.estimate().isEmpty();
  }

  private boolean fills(Table table) {
    return sources.stream().anyMatch(source -> source.name().equals(table.name()));
  }

  /**
   * Its jobs but for the pages.
   *
   * @param credit how the credit model is trained, where there is one
   * @param book its applications, which are there if it is
   * @param model a pinned model
   */
  List<Job> jobs(
      Optional<CreditSettings> credit, Optional<CreditBook> book, Optional<String> model) {
    List<Job> jobs = new ArrayList<>();
    carbon
        .estimate()
        .map(
            one -> EstimateFootprints.among(sources, one, carbon.method().potentials(one.gwpSet())))
        .ifPresent(jobs::add);
    if (!accounts()) {
      return jobs;
    }
    if (!jobs.isEmpty()) {
      throw new IllegalArgumentException(
          "carbon.estimate tries estimators on a labelled book, and a book of loans has its own tried on its footprints; give the labelled book a conf of its own, or take carbon.estimate out");
    }
    jobs.add(new LoadFactors(carbon.method()));
    jobs.add(AccountFootprints.among(sources, carbon.method()));
    jobs.add(FinanceEmissions.among(sources, carbon));
    List<Job> more = new ArrayList<>();
    AccountBenefits.among(sources, carbon).ifPresent(more::add);
    carbon.green().ifPresent(green -> more.add(JudgeGreen.among(sources, green)));
    carbon.stress().ifPresent(stress -> more.add(stressJob(stress, credit, book, model)));
    jobs.addAll(more);
    jobs.add(
        new SumCarbon(
            carbon.primary(), more.stream().flatMap(job -> job.writes().stream()).toList()));
    return jobs;
  }

  private Job stressJob(
      StressSettings stress,
      Optional<CreditSettings> credit,
      Optional<CreditBook> book,
      Optional<String> model) {
    if (credit.isEmpty() || book.isEmpty()) {
      throw new IllegalArgumentException(
          "carbon.stress asks the credit model, and the conf has no section credit; add it or take carbon.stress out");
    }
    return new StressTransition(
        stress,
        carbon,
        CreditRows.table(book.get().features()),
        credit.get().product(),
        model,
        sources);
  }

  /** The tables of which a copy lies beside the carbon page. */
  List<Table> copied() {
    List<Table> copied = new ArrayList<>(List.of(FootprintModels.TABLE));
    if (fills(GreenProjects.TABLE)) {
      copied.add(EnvironmentalBenefits.TABLE);
    }
    carbon.green().ifPresent(green -> copied.addAll(List.of(GreenLoans.TABLE, GreenFirms.TABLE)));
    carbon.stress().ifPresent(stress -> copied.add(StressedBorrowers.TABLE));
    return copied;
  }
}
