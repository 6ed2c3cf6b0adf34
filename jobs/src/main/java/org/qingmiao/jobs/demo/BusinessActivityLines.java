// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What companies say they earn their revenue with, for 2023 and 2024: their trade, and for one
 * works, haulier or farm in eight a green activity beside it.
 *
 * <pre>
 * revenue of the green activity = revenue of the year x share
 * share                         = 0.15 + 0.8 u, the same in both years
 * </pre>
 */
final class BusinessActivityLines {
  private static final List<Integer> YEARS = List.of(2023, 2024);

  private BusinessActivityLines() {}

  static List<Line> of(Dossier dossier) {
    Firm firm = dossier.firm();
    List<Line> lines = new ArrayList<>();
    for (int year : YEARS) {
      if (declares(firm, year)) {
        long revenue =
            IntStream.of(3, 6, 9, 12)
                .mapToLong(month -> TaxLines.declaredFen(firm, YearMonth.of(year, month)))
                .sum();
        long green = theme(firm).isPresent() ? (long) (revenue * share(firm)) : 0;
        lines.add(
            line(firm, year, number(firm, year, 1), trade(firm), words(firm), revenue - green));
        theme(firm)
            .ifPresent(
                theme ->
                    lines.add(
                        line(
                            firm, year, number(firm, year, 2), theme.gbt4754, theme.words, green)));
      }
    }
    return lines;
  }

  /** The green activities, of which there are documents. */
  static List<GreenCaseFile> cases(Firm firm) {
    return YEARS.stream()
        .filter(year -> declares(firm, year))
        .flatMap(
            year ->
                theme(firm).stream()
                    .map(
                        theme ->
                            new GreenCaseFile(
                                firm, number(firm, year, 2), theme, LocalDate.of(year, 12, 31))))
        .toList();
  }

  private static boolean declares(Firm firm, int year) {
    return firm.kind().isCompany() && firm.existedFor(200, LocalDate.of(year, 12, 31));
  }

  private static Optional<GreenTheme> theme(Firm firm) {
    return Optional.of(firm)
        .filter(one -> one.chance("green activity").happens(1 / 8.0))
        .flatMap(
            one ->
                switch (one.sector()) {
                  case A ->
                      Optional.of(
                          one.farm().filter(f -> f.crop() == Farm.Crop.RICE).isPresent()
                              ? GreenTheme.RICE
                              : GreenTheme.PHOTOVOLTAICS);
                  case C -> Optional.of(GreenTheme.PHOTOVOLTAICS);
                  case G -> Optional.of(GreenTheme.BUS);
                  default -> Optional.empty();
                });
  }

  private static double share(Firm firm) {
    return 0.15 + 0.8 * firm.chance("green share").uniform();
  }

  private static String trade(Firm firm) {
    return switch (firm.sector()) {
      case A -> "0111";
      case C -> "3484";
      case F -> "5174";
      case G -> "5431";
      case H -> "6210";
    };
  }

  private static String words(Firm firm) {
    return switch (firm.sector()) {
      case A -> "谷物种植";
      case C -> "机械零部件加工";
      case F -> "五金产品批发";
      case G -> "普通货物道路运输";
      case H -> "正餐服务";
    };
  }

  private static String number(Firm firm, int year, int activity) {
    return "YW%s%s%s".formatted(FictitiousCode.padded(firm.index(), 7), year, activity);
  }

  private static Line line(
      Firm firm, int year, String number, String gbt4754, String words, long revenueFen) {
    return Line.of(
        Source.BUSINESS_ACTIVITY,
        LocalDate.of(year + 1, 5, 1).plusDays(firm.index() % 20).atTime(11, 0),
        number,
        firm.creditCode(),
        LocalDate.of(year, 12, 31),
        "",
        0,
        "U",
        gbt4754,
        words,
        Line.hundredths(revenueFen));
  }
}
