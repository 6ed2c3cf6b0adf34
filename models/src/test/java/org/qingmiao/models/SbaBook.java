// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.zip.GZIPInputStream;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.define.Trend;
import org.qingmiao.features.table.Unit;
import org.qingmiao.models.train.Sample;
import org.qingmiao.models.train.Split;

/**
 * The 30,000 public SBA loans in recipe {@code sba_mono} of golden/credit_reference.csv, read
 * without Spark: as_of is the approval, and Term is left out unless asked for.
 */
public final class SbaBook {

  private static final Split.Periods PERIODS =
      new Split.Periods(
          Optional.of(LocalDate.of(1990, 1, 1)),
          Optional.of(LocalDate.of(2007, 1, 1)),
          Optional.of(LocalDate.of(2008, 12, 31)));

  private static final Feature TERM = number("term", Trend.FREE, "R17");

  private static final List<Feature> FEATURES =
      List.of(
          number("no_emp", Trend.FALLING, "R19"),
          number("new_exist", Trend.FREE, "R05"),
          number("create_job", Trend.FREE, "R19"),
          number("retained_job", Trend.FREE, "R19"),
          number("franchise", Trend.FREE, "R20"),
          number("urban_rural", Trend.FREE, "R18"),
          number("revline", Trend.FREE, "R17"),
          number("lowdoc", Trend.FREE, "R17"),
          number("gr_appv", Trend.FALLING, "R17"),
          number("portion", Trend.FALLING, "R17"),
          number("same_state", Trend.FREE, "R20"),
          category("naics_sector", "R18"),
          category("state", "R18"),
          category("bank_state", "R18"));

  private final List<Feature> features;
  private final List<Map<String, String>> loans;

  private SbaBook(List<Feature> features, List<Map<String, String>> loans) {
    this.features = features;
    this.loans = loans;
  }

  /** The book as it may be scored. */
  public static SbaBook read() {
    return new SbaBook(FEATURES, loans());
  }

  /** The book with the final term as a feature: the leak that must be caught. */
  public static SbaBook withTerm() {
    List<Feature> leaky = new ArrayList<>(FEATURES);
    leaky.add(TERM);
    return new SbaBook(leaky, loans());
  }

  /** The loans of one segment. */
  public Sample segment(Split.Segment segment) {
    List<Map<String, String>> rows =
        loans.stream()
            .filter(loan -> PERIODS.segment(bucket(loan), asOf(loan)) == segment)
            .sorted(Comparator.comparing(SbaBook::key))
            .toList();
    Sample.Builder sample =
        Sample.of(features)
            .keys(
                texts(rows, SbaBook::key),
                rows.stream().map(SbaBook::asOf).toArray(LocalDate[]::new),
                texts(rows, SbaBook::key),
                rows.stream().mapToInt(SbaBook::bucket).toArray())
            .outcomes(
                bads(rows),
                numbers(rows, loan -> isBad(loan) ? 157_558 / 15_000.0 : 739_609 / 15_000.0));
    for (Feature feature : features) {
      if (feature.kind() == Feature.Kind.NUMBER) {
        sample.number(feature.name(), numbers(rows, loan -> value(feature.name(), loan)));
      } else {
        sample.category(feature.name(), texts(rows, loan -> level(feature.name(), loan)));
      }
    }
    return sample.build();
  }

  private static double value(String feature, Map<String, String> loan) {
    return switch (feature) {
      case "no_emp" -> whole(loan.get("NoEmp"));
      case "new_exist" -> zeroIsMissing(loan.get("NewExist"));
      case "create_job" -> whole(loan.get("CreateJob"));
      case "retained_job" -> whole(loan.get("RetainedJob"));
      case "franchise" -> loan.get("FranchiseCode").matches("[01]") ? 0 : 1;
      case "urban_rural" -> zeroIsMissing(loan.get("UrbanRural"));
      case "revline" -> yesNo(loan.get("RevLineCr"));
      case "lowdoc" -> yesNo(loan.get("LowDoc"));
      case "gr_appv" -> whole(loan.get("GrAppv"));
      case "portion" -> whole(loan.get("SBA_Appv")) / whole(loan.get("GrAppv"));
      case "same_state" -> loan.get("State").equals(loan.get("BankState")) ? 1 : 0;
      case "term" -> whole(loan.get("Term"));
      default -> throw new IllegalArgumentException(feature);
    };
  }

  private static String level(String feature, Map<String, String> loan) {
    String naics = loan.get("NAICS");
    return switch (feature) {
      case "naics_sector" -> naics.length() < 2 ? "" : naics.substring(0, 2);
      case "state" -> loan.get("State");
      case "bank_state" -> loan.get("BankState");
      default -> throw new IllegalArgumentException(feature);
    };
  }

  private static double whole(String text) {
    return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
  }

  private static double zeroIsMissing(String text) {
    return text.equals("0") ? Double.NaN : whole(text);
  }

  private static double yesNo(String text) {
    return switch (text) {
      case "Y" -> 1;
      case "N" -> 0;
      default -> Double.NaN;
    };
  }

  private static String key(Map<String, String> loan) {
    return loan.get("LoanNr_ChkDgt");
  }

  private static int bucket(Map<String, String> loan) {
    return Split.bucket(key(loan));
  }

  private static LocalDate asOf(Map<String, String> loan) {
    return LocalDate.parse(loan.get("ApprovalDate"));
  }

  private static boolean isBad(Map<String, String> loan) {
    return loan.get("MIS_Status").equals("CHGOFF");
  }

  private static boolean[] bads(List<Map<String, String>> rows) {
    boolean[] bads = new boolean[rows.size()];
    for (int row = 0; row < bads.length; row++) {
      bads[row] = isBad(rows.get(row));
    }
    return bads;
  }

  private static String[] texts(
      List<Map<String, String>> rows, Function<Map<String, String>, String> of) {
    return rows.stream().map(of).toArray(String[]::new);
  }

  private static double[] numbers(
      List<Map<String, String>> rows, ToDoubleFunction<Map<String, String>> of) {
    return rows.stream().mapToDouble(of).toArray();
  }

  private static Feature number(String name, Trend trend, String code) {
    return new Feature(
        name,
        Feature.Kind.NUMBER,
        trend,
        "as the recipe has it",
        code,
        code,
        Unit.NONE,
        "As the recipe has it.",
        List.of("raw.sba_loan." + name));
  }

  private static Feature category(String name, String code) {
    return new Feature(
        name,
        Feature.Kind.CATEGORY,
        Trend.RISING,
        "weight of evidence rises with risk",
        code,
        code,
        Unit.NONE,
        "As the recipe has it.",
        List.of("raw.sba_loan." + name));
  }

  private static List<Map<String, String>> loans() {
    Path file = RealData.file("sba/sba_balanced30k.csv.gz");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      List<String> header = fields(lines.readLine());
      List<Map<String, String>> loans = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        List<String> fields = fields(line);
        Map<String, String> loan = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
          loan.put(header.get(i), fields.get(i));
        }
        loans.add(loan);
      }
      return loans;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The fields of a line; a quoted field may hold commas, none holds quotes or line ends. */
  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
