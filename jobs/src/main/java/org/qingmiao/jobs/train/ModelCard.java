// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.train;

import java.sql.Date;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.define.Trend;
import org.qingmiao.jobs.conf.CreditSettings;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.NamedRow;
import org.qingmiao.models.credit.CreditModel;
import org.qingmiao.models.ensemble.Registered;
import org.qingmiao.models.ledger.ModelCards;
import org.qingmiao.models.train.Sample;
import org.qingmiao.models.train.Split.Segment;

/** The statements of a model card, in both languages. */
final class ModelCard {
  /** Share of the gain that features with a direction should carry (credit 4.4). */
  private static final double LEAST_CONSTRAINED = 0.5;

  private final Inputs in;
  private final String modelId;
  private final List<Row> lines = new ArrayList<>();
  private final Map<String, Long> positions = new HashMap<>();

  private ModelCard(Inputs in, String modelId) {
    this.in = in;
    this.modelId = modelId;
  }

  static Dataset<Row> of(
      Inputs in,
      StoredModel stored,
      CreditModel model,
      CreditSettings credit,
      CreditSamples samples) {
    ModelCard card = new ModelCard(in, stored.id());
    card.general(
        credit,
        samples,
        model.features().stream().flatMap(f -> f.tables().stream()).distinct().sorted().toList());
    card.grown(RecipeTree.workers(stored.parameters()));
    card.sampled(RecipeTree.sample(stored.parameters()));
    card.evaluator(model.evaluator());
    card.constrained(model);
    card.unseen(model, samples);
    Set<String> proven = model.provenDirections();
    for (Feature feature : model.features()) {
      card.feature(
          feature,
          model.gainShares().getOrDefault(feature.name(), 0.0),
          proven.contains(feature.name()));
    }
    return in.spark().createDataFrame(card.lines, ModelCards.TABLE.schema());
  }

  /** Trees of a cluster may come out with other bytes; whoever trains them again must know. */
  private void grown(int workers) {
    if (workers > 1) {
      add(
          "training",
          "workers",
          said("由 XGBoost4J-Spark 在集群的 %d 个任务上训练；重新训练的字节可能不同，已存模型的评分、理由与复算逐位不变。", workers),
          said(
              "Grown by XGBoost4J-Spark on %d tasks of a cluster; another training may give other bytes, while the stored model scores, explains and rescores to the same bits.",
              workers));
    }
  }

  private void sampled(double share) {
    if (share < 1) {
      add(
          "data",
          "sample",
          said("训练只用申请人的一部分：按分组号固定抽取 %.2f%%。", 100 * share),
          said(
              "Fitted on a part of TRAIN's applicants: a fixed %.2f%%, by their split bucket.",
              100 * share));
    }
  }

  /** Who scores and explains; where it is the library, why. */
  private void evaluator(Registered evaluator) {
    String reason = evaluator instanceof Registered.Native library ? library.reason() : "";
    boolean isExact = evaluator instanceof Registered.Exact;
    add(
        "training",
        "evaluator",
        isExact
            ? "评分与原生库逐位一致；理由为精确夏普利值（双精度）。"
            : "评分与理由由原生库计算" + (reason.isEmpty() ? "。" : "：" + reason + "。"),
        isExact
            ? "Scores equal the native library's bit for bit; reasons are exact Shapley values, in double."
            : "The native library scores and explains"
                + (reason.isEmpty() ? "." : ": " + reason + "."));
  }

  /** At least half of the gain should come from features whose direction is set (credit 4.4). */
  private void constrained(CreditModel model) {
    double share = model.constrainedGain();
    boolean isLittle = share < LEAST_CONSTRAINED;
    add(
        "training",
        "direction",
        said("已设定方向的特征占模型增益 %.1f%%%s。", 100 * share, isLittle ? "，不足一半" : ""),
        said(
            "Features with a set direction carry %.1f%% of the gain%s.",
            100 * share, isLittle ? ", less than half" : ""));
  }

  /** Levels that TRAIN never saw score as missing; they are counted where they occur. */
  private void unseen(CreditModel model, CreditSamples samples) {
    for (Segment segment : List.of(Segment.TEST, Segment.OOT)) {
      Sample sample = samples.of(segment);
      Map<String, Integer> rows = new TreeMap<>(model.unseen(sample));
      rows.values().removeIf(count -> count == 0);
      if (!rows.isEmpty()) {
        String counts =
            rows.entrySet().stream()
                .map(e -> said("%s %,d", e.getKey(), e.getValue()))
                .collect(Collectors.joining(", "));
        add(
            "data",
            "unseen_" + segment.name(),
            said("训练中未见过的类别按缺失处理，行数：%s（共 %,d 行）。", counts, sample.size()),
            said(
                "Levels that TRAIN never saw count as missing; rows: %s (of %,d).",
                counts, sample.size()));
      }
    }
  }

  /** The reason is the modeller's own words, so it stands as it was written in both languages. */
  private void feature(Feature feature, double gain, boolean isProven) {
    String why = feature.trend() == Trend.FREE ? "" : feature.why();
    boolean isSwept = feature.trend() != Trend.FREE && !isProven;
    add(
        "feature",
        feature.name(),
        said(
            "%s%s；占模型增益 %.1f%%；原因代码 %s。%s",
            switch (feature.trend()) {
              case RISING -> "值越大风险越高";
              case FALLING -> "值越大风险越低";
              case FREE -> "方向不限";
            },
            isProven ? "（对一切可能的取值已证明）" : isSwept ? "（在测试样本上逐步扫描检验）" : "",
            100 * gain,
            feature.code(),
            why.isEmpty() ? "" : "业务理由（原文）：" + why),
        said(
            "%s%s; %.1f%% of the model's gain; reason code %s. %s",
            switch (feature.trend()) {
              case RISING -> "Risk rises with it";
              case FALLING -> "Risk falls with it";
              case FREE -> "No direction set";
            },
            isProven ? ", proven for every possible row" : isSwept ? ", swept over TEST" : "",
            100 * gain,
            feature.code(),
            why));
  }

  private void general(CreditSettings credit, CreditSamples samples, List<String> sources) {
    add(
        "purpose",
        credit.product(),
        "为小微企业与农户的贷款申请估计违约概率，供信贷人员参考。",
        "Estimates the probability of default of small-business and farm loan applications, as advice to a credit officer.");
    add(
        "limits",
        "decision",
        "系统只作建议，由人决定；不得用于自动拒贷、营销或其他产品。",
        "The system advises and a person decides; not for automatic refusal, marketing or other products.");
    add(
        "limits",
        "survivorship",
        "只含已有结果的贷款；被拒申请的表现未知。",
        "Only loans with a known outcome; how refused applicants would have done is unknown.");
    add(
        "target",
        credit.target(),
        credit.target().equals("label")
            ? "目标为数据表自带的标签，观察期为贷款全程。"
            : "十二个月内逾期九十天以上或发生不良事件；一次还本与收获期还款者为到期后九十天。",
        credit.target().equals("label")
            ? "The target is the table's own label, over the life of the loan."
            : "90 days past due or an adverse event within twelve months; for bullet and harvest loans until 90 days after maturity.");
    add(
        "data",
        "sources",
        sources.isEmpty() ? "无" : String.join("、", sources),
        sources.isEmpty() ? "none" : String.join(", ", sources));
    int bads = samples.of(Segment.TRAIN).badCount();
    add(
        "training",
        "rows",
        said("训练 %,d 行（坏样本 %,d），校准 %,d 行，测试 %,d 行，跨期 %,d 行。", counts(samples, bads)),
        said("TRAIN %,d rows (%,d bad), CALIB %,d, TEST %,d, OOT %,d.", counts(samples, bads)));
    if (bads < org.qingmiao.models.train.TrainSet.MIN_BADS) {
      add("limits", "SMALL_SAMPLE", "样本较小，结论不稳。", "Small sample: conclusions are unsteady.");
    }
    credit
        .waivers()
        .forEach(
            w ->
                add(
                    "limits",
                    "WAIVER " + w.column(),
                    "泄漏嫌疑已由专人豁免：%s（至 %s）".formatted(w.reason(), w.until()),
                    "Leak suspicion waived by a person: %s (until %s)"
                        .formatted(w.reason(), w.until())));
    add(
        "oversight",
        "review",
        "申请人可要求人工复核；推翻建议须记录理由。",
        "An applicant may ask for a person's review; an override needs a recorded reason.");
    add(
        "oversight",
        "kill_switch",
        "./qingmiao retire MODEL 立即停用模型，全部建议转为人工复核。",
        "./qingmiao retire MODEL takes the model out of service at once; every hint becomes REVIEW.");
    add(
        "retirement",
        "plan",
        "每季复查；稳定性门槛不通过或后继模型上线时退役。",
        "Reviewed each quarter; retired when a stability gate rejects or a successor is promoted.");
    add(
        "fairness",
        "protected",
        "受保护属性及由其派生的变量不进入模型；各群体之间的差异尚未检验。",
        "Protected attributes and what descends from them stay out of the model; differences between groups have not been measured yet.");
    add(
        "contact",
        "responsible",
        credit.contact().orElse("配置未填写（credit.contact）"),
        credit.contact().orElse("Not given in the conf (credit.contact)"));
  }

  private static Object[] counts(CreditSamples samples, int bads) {
    return new Object[] {
      samples.of(Segment.TRAIN).size(),
      bads,
      samples.of(Segment.CALIB).size(),
      samples.of(Segment.TEST).size(),
      samples.of(Segment.OOT).size()
    };
  }

  /** Numbers read alike on every machine. */
  private static String said(String sentence, Object... values) {
    return String.format(Locale.ROOT, sentence, values).strip();
  }

  private void add(String section, String item, String zh, String en) {
    lines.add(
        NamedRow.of(
            ModelCards.TABLE,
            Map.of(
                "as_of", Date.valueOf(in.asOf()),
                "model_id", modelId,
                "section", section,
                "position", positions.merge(section, 1L, Long::sum) - 1,
                "item", item,
                "text_zh", zh,
                "text_en", en,
                "run_id", in.runId())));
  }
}
