// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.graph;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.text;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.qingmiao.features.identity.Entities;
import org.qingmiao.features.identity.EntityMatch;
import org.qingmiao.features.identity.Match;
import org.qingmiao.features.identity.MatchDecision;
import org.qingmiao.features.identity.MatchDecision.Ruling;
import org.qingmiao.features.identity.Party;
import org.qingmiao.features.identity.RegisterEntry;
import org.qingmiao.features.privacy.Pseudonym;
import org.qingmiao.features.source.Enterprises;
import org.qingmiao.features.source.MatchDecisions;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.VersionRank;

/**
 * Codes of the registry that may be one party's, and what is known of each pair: a list for people
 * to decide of, by the rules of {@link Match}.
 *
 * <p>Nothing is merged by it. What joins two codes in the party graph is the registry's own word
 * that one was the other's former code, or a decision of {@link MatchDecisions}. Names, telephones
 * and codes are read back from their tokens inside the task and leave it as tokens only.
 */
public final class PartyMatches {
  private static final String ENTERPRISE = "enterprise_token";
  private static final String OTHER = "other_token";

  /** How a pair stands. */
  public enum Standing {
    /** The registry names one code as the former one of the other. */
    REGISTERED,
    /** A person decided that they are one party's. */
    SAME,
    /** A person decided that they are two parties'. */
    DIFFERENT,
    /** It follows from the rule alone, or from other pairs. */
    IMPLIED,
    /** It waits for a person. */
    OPEN
  }

  /** One pair of codes. */
  public static final Table TABLE =
      Table.of(
              "feature.party_match",
              "two codes that may be one party's, on one business date",
              Shape.SNAPSHOT)
          .key("as_of", ENTERPRISE, OTHER, "reason")
          .columns(
              date("as_of", "Business date."),
              text(ENTERPRISE, "Unified social credit code of the newer entry.")
                  .role(Role.ID)
                  .token("credit_code"),
              text(OTHER, "Unified social credit code of the older one.")
                  .role(Role.ID)
                  .token("credit_code"),
              text("reason", "Rule that both meet: ORGANISATION_CODE or NAME_AND_REGION."),
              text("evidence", "The fields that agree, with + between them."),
              text("certainty", "SAME party by the rule, or LIKELY."),
              text("standing", "REGISTERED, SAME or DIFFERENT by a person, IMPLIED, or OPEN."),
              text("run_id", "Run that wrote the row."));

  private static final StructType PAIR =
      new StructType()
          .add(ENTERPRISE, DataTypes.StringType)
          .add(OTHER, DataTypes.StringType)
          .add("reason", DataTypes.StringType)
          .add("evidence", DataTypes.StringType)
          .add("certainty", DataTypes.StringType)
          .add("standing", DataTypes.StringType);

  private PartyMatches() {}

  /**
   * The pairs among the entries of the registry.
   *
   * @param enterprises rows of {@link Enterprises}; of each code the newest entry speaks
   * @param decisions rows of {@link MatchDecisions}
   * @param pseudonym the keys by which tokens are read back
   */
  public static Dataset<Row> of(
      Dataset<Row> enterprises, Dataset<Row> decisions, Pseudonym pseudonym) {
    List<Row> decided = standing(decisions);
    // All entries meet in one task, since anybody may be like anybody.
    return VersionRank.standing(enterprises, Enterprises.TABLE.delivered().clock().orElseThrow())
        .select(
            ENTERPRISE,
            "entry_no",
            "effective_on",
            "name_token",
            "region",
            "phone_token",
            "owner_token",
            "former_token")
        .repartition(1)
        .sortWithinPartitions("effective_on", "entry_no")
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) rows -> pairs(rows, decided, pseudonym),
            Encoders.row(PAIR));
  }

  /** The decisions that stand. */
  private static List<Row> standing(Dataset<Row> decisions) {
    return VersionRank.standing(decisions, MatchDecisions.TABLE.delivered().clock().orElseThrow())
        .select(ENTERPRISE, OTHER, "ruling", "decider_token", "decided_on")
        .collectAsList();
  }

  private static Iterator<Row> pairs(Iterator<Row> rows, List<Row> decisions, Pseudonym pseudonym) {
    Map<String, RegisterEntry> entries = new LinkedHashMap<>();
    List<Row> told = new ArrayList<>();
    while (rows.hasNext()) {
      Row row = rows.next();
      String token = row.getString(0);
      // Numbered by the day from which it holds, so that the older entry of a pair comes first.
      String number = "%s %s".formatted(row.getAs("effective_on"), token);
      entries.put(
          token, new RegisterEntry(Enterprises.TABLE.name(), number, party(row, pseudonym)));
      if (row.getAs("former_token") != null) {
        told.add(row);
      }
    }
    Map<Set<String>, Standing> known = new HashMap<>();
    List<MatchDecision> rulings = new ArrayList<>();
    for (Row row : decisions) {
      Set<String> both = Set.of(row.getString(0), row.getString(1));
      LocalDate day = row.<Date>getAs("decided_on").toLocalDate();
      Ruling ruling = Ruling.valueOf(row.getAs("ruling"));
      known.put(both, Standing.valueOf(ruling.name()));
      decision(entries, both, ruling, row.getAs("decider_token"), day).ifPresent(rulings::add);
    }
    for (Row row : told) {
      Set<String> both = Set.of(row.getString(0), row.getAs("former_token"));
      LocalDate day = row.<Date>getAs("effective_on").toLocalDate();
      known.put(both, Standing.REGISTERED);
      decision(entries, both, Ruling.SAME, Enterprises.TABLE.name(), day).ifPresent(rulings::add);
    }
    Entities entities = Entities.of(List.copyOf(entries.values()), rulings);
    Set<EntityMatch> open = Set.copyOf(entities.candidates());
    return entities.matches().stream()
        .map(match -> pair(match, known, open.contains(match)))
        .iterator();
  }

  private static Optional<MatchDecision> decision(
      Map<String, RegisterEntry> entries,
      Set<String> codes,
      Ruling ruling,
      String by,
      LocalDate on) {
    List<String> labels =
        codes.stream().filter(entries::containsKey).map(c -> entries.get(c).label()).toList();
    return labels.size() == 2
        ? Optional.of(new MatchDecision(labels.get(0), labels.get(1), ruling, by, on))
        : Optional.empty();
  }

  private static Row pair(EntityMatch match, Map<Set<String>, Standing> known, boolean isOpen) {
    String older = token(match.one());
    String newer = token(match.other());
    Standing otherwise = isOpen ? Standing.OPEN : Standing.IMPLIED;
    return RowFactory.create(
        newer,
        older,
        match.reason().name(),
        match.evidence().stream().map(Enum::name).collect(Collectors.joining("+")),
        match.reason().certainty().name(),
        known.getOrDefault(Set.of(older, newer), otherwise).name());
  }

  private static String token(RegisterEntry entry) {
    return entry.number().substring(entry.number().indexOf(' ') + 1);
  }

  private static Party party(Row row, Pseudonym pseudonym) {
    return new Party(
        plain(row, ENTERPRISE, pseudonym),
        plain(row, "name_token", pseudonym),
        Optional.ofNullable(row.<String>getAs("region")).orElse(""),
        plain(row, "phone_token", pseudonym),
        Optional.ofNullable(row.<String>getAs("owner_token")).orElse(""));
  }

  private static String plain(Row row, String column, Pseudonym pseudonym) {
    return Optional.ofNullable(row.<String>getAs(column)).map(pseudonym::plain).orElse("");
  }
}
