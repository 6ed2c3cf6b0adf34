// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** A way in which a line of a raw file goes wrong, and what the pipeline must make of it. */
enum Mess {
  /** The same line twice. */
  EXACT_DUPLICATE(Verdict.DUPLICATE) {
    @Override
    List<Line> of(Line line, String column) {
      return List.of(line, line);
    }
  },
  /** Two lines of one fact and version that differ in a cell: neither can be believed. */
  CONFLICT(Verdict.QUARANTINED_TWICE) {
    @Override
    List<Line> of(Line line, String column) {
      return List.of(line, line.with(column, scaled(line.cell(column), "3")));
    }
  },
  /** A later version with another figure. */
  RESTATEMENT(Verdict.ACCEPTED_TWICE) {
    @Override
    List<Line> of(Line line, String column) {
      Line later = line.restatedAt(line.knownAt().plusDays(DAYS_TO_RESTATE));
      return List.of(line, later.with(column, scaled(line.cell(column), "0.9")));
    }
  },
  /** A later version that withdraws the fact. */
  RETRACTION(Verdict.ACCEPTED_TWICE) {
    @Override
    List<Line> of(Line line, String column) {
      Line later = line.restatedAt(line.knownAt().plusDays(DAYS_TO_RESTATE));
      return List.of(line, later.with(column, line.source().marks().retracted()));
    }
  },
  /** A line that its source knew within the last year and forgot to deliver in time. */
  DELIVERED_LATE(Verdict.ACCEPTED) {
    @Override
    List<Line> of(Line line, String column) {
      return List.of(line.missingItsDelivery());
    }
  },
  /** A credit code whose check character is wrong. */
  CREDIT_CODE(Verdict.QUARANTINED) {
    @Override
    List<Line> of(Line line, String column) {
      return List.of(line.with(column, FictitiousCode.broken(line.cell(column))));
    }
  },
  /** An amount below zero. */
  NEGATIVE_AMOUNT(Verdict.QUARANTINED) {
    @Override
    List<Line> of(Line line, String column) {
      return List.of(line.with(column, "-" + line.cell(column)));
    }
  },
  /** A number written with an exponent. */
  EXPONENT(Verdict.QUARANTINED) {
    @Override
    List<Line> of(Line line, String column) {
      return List.of(line.with(column, "1E5"));
    }
  },
  /** A 30 February, in the notation of the line. */
  BAD_DATE(Verdict.QUARANTINED) {
    @Override
    List<Line> of(Line line, String column) {
      String cell = line.cell(column);
      String bad =
          cell.contains("年") ? "2023年2月30日" : cell.contains("-") ? "2023-02-30" : "20230230";
      return List.of(line.with(column, bad));
    }
  },
  /** A fact known a year before it happened. */
  KNOWN_BEFORE_EVENT(Verdict.QUARANTINED) {
    @Override
    List<Line> of(Line line, String column) {
      return List.of(line.with(column, Line.text(line.knownAt().minusYears(1))));
    }
  },
  /** A fact that its source will know only in two years. */
  KNOWN_IN_THE_FUTURE(Verdict.QUARANTINED) {
    @Override
    List<Line> of(Line line, String column) {
      return List.of(line.with(column, Line.text(DemoBook.FIRST_END.plusYears(2).withNano(0))));
    }
  },
  /** A word that the institution's own list does not have. */
  UNKNOWN_WORD(Verdict.QUARANTINED) {
    @Override
    List<Line> of(Line line, String column) {
      return List.of(line.with(column, "ZZ"));
    }
  },
  /** A total that is not the sum of its parts. */
  OUT_OF_BALANCE(Verdict.QUARANTINED) {
    @Override
    List<Line> of(Line line, String column) {
      return List.of(line.with(column, scaled(line.cell(column), "2")));
    }
  },
  /** A hash without its last digit. */
  SHORT_HASH(Verdict.QUARANTINED) {
    @Override
    List<Line> of(Line line, String column) {
      String hash = line.cell(column);
      return List.of(line.with(column, hash.substring(0, hash.length() - 1)));
    }
  },
  /** An outline with latitude before longitude. */
  SWAPPED_AXES(Verdict.ACCEPTED) {
    @Override
    List<Line> of(Line line, String column) {
      return outlined(line, column, Ring.of(line.cell(column)).swapped());
    }
  },
  /** An outline drawn on a map with the state's shift, and said to be. */
  MAP_SHIFT(Verdict.ACCEPTED) {
    @Override
    List<Line> of(Line line, String column) {
      return outlined(
          line.with(ParcelLines.DATUM, "GCJ-02"), column, Ring.of(line.cell(column)).shifted());
    }
  },
  /** An outline walked with a phone, whose map may have shifted it. */
  PHONE_MAP(Verdict.ACCEPTED) {
    @Override
    List<Line> of(Line line, String column) {
      return outlined(
          line.with(ParcelLines.DATUM, "手机"), column, Ring.of(line.cell(column)).shifted());
    }
  },
  /** An outline with a small loop at a corner. */
  BOW_TIE(Verdict.ACCEPTED) {
    @Override
    List<Line> of(Line line, String column) {
      return outlined(line, column, Ring.of(line.cell(column)).looped());
    }
  },
  /** Another enterprise claims the same field under another number. */
  CLAIMED_TWICE(Verdict.ACCEPTED_TWICE) {
    @Override
    List<Line> of(Line line, String column) {
      Source.Marks marks = line.source().marks();
      String id = line.cell(marks.id());
      Line other =
          line.with(marks.id(), id + "B")
              .with(marks.party(), County.outside(Math.floorMod(id.hashCode(), CLAIMANTS)));
      return List.of(line, other);
    }
  },
  /** An outline whose corners are in the wrong order: two wings of equal size. */
  CROSSED_RING(Verdict.QUARANTINED) {
    @Override
    List<Line> of(Line line, String column) {
      return outlined(line, column, Ring.of(line.cell(column)).crossed());
    }
  },
  /** An outline that does not end where it began. */
  OPEN_RING(Verdict.QUARANTINED) {
    @Override
    List<Line> of(Line line, String column) {
      return outlined(line, column, Ring.of(line.cell(column)).open());
    }
  },
  /** An outline there and back along one side. */
  FEW_CORNERS(Verdict.QUARANTINED) {
    @Override
    List<Line> of(Line line, String column) {
      return outlined(line, column, Ring.of(line.cell(column)).degenerate());
    }
  },
  /** A point where an outline should be. */
  POINT_ONLY(Verdict.QUARANTINED) {
    @Override
    List<Line> of(Line line, String column) {
      return List.of(line.with(column, Ring.of(line.cell(column)).asPoint()));
    }
  },
  /** A number in the wide digits of Chinese typesetting, which mean the same. */
  FULL_WIDTH(Verdict.ACCEPTED) {
    @Override
    List<Line> of(Line line, String column) {
      StringBuilder wide = new StringBuilder();
      line.cell(column).chars().forEach(c -> wide.append((char) (c + 0xFEE0)));
      return List.of(line.with(column, wide.toString()));
    }
  },
  /** A character that an earlier conversion has already lost. */
  LOST_CHARACTER(Verdict.QUARANTINED) {
    @Override
    List<Line> of(Line line, String column) {
      return List.of(line.with(column, "\uFFFD"));
    }
  },
  /** A line with one cell too few. */
  FIELD_COUNT(Verdict.QUARANTINED) {
    @Override
    List<Line> of(Line line, String column) {
      return List.of(line.withoutLastCell());
    }
  },
  /** An invoice that was cancelled before it counted, which the mapping does not keep. */
  CANCELLED(Verdict.OUT_OF_SCOPE) {
    @Override
    List<Line> of(Line line, String column) {
      return List.of(line.with(column, "作废"));
    }
  },
  /** A bill of another kind, which the mapping does not keep. */
  OTHER_KIND(Verdict.OUT_OF_SCOPE) {
    @Override
    List<Line> of(Line line, String column) {
      return List.of(line.with(column, "WATER"));
    }
  };

  /** Enterprises elsewhere that claim fields of the county. */
  private static final int CLAIMANTS = 50;

  /** Days between a fact and its next version. */
  static final int DAYS_TO_RESTATE = 40;

  /** What becomes of the lines of a mess: accepted, quarantined, duplicate, out of scope. */
  enum Verdict {
    ACCEPTED(1, 0, 0, 0),
    ACCEPTED_TWICE(2, 0, 0, 0),
    DUPLICATE(1, 0, 1, 0),
    QUARANTINED(0, 1, 0, 0),
    QUARANTINED_TWICE(0, 2, 0, 0),
    OUT_OF_SCOPE(0, 0, 0, 1);

    final int accepted;
    final int quarantined;
    final int duplicate;
    final int outOfScope;

    Verdict(int accepted, int quarantined, int duplicate, int outOfScope) {
      this.accepted = accepted;
      this.quarantined = quarantined;
      this.duplicate = duplicate;
      this.outOfScope = outOfScope;
    }
  }

  private final Verdict verdict;

  Mess(Verdict verdict) {
    this.verdict = verdict;
  }

  /** What the pipeline must make of one planted line. */
  Verdict verdict() {
    return verdict;
  }

  /** The lines that stand where the sound line stood. */
  abstract List<Line> of(Line line, String column);

  /** Whether it adds a further version of the fact. */
  boolean addsVersion() {
    return this == RESTATEMENT || this == RETRACTION;
  }

  /** Whether a line can go wrong in this way by the end of the first delivery. */
  boolean fits(Line line, String column) {
    String cell = line.cell(column);
    return switch (this) {
      case RESTATEMENT ->
          !cell.isEmpty()
              && line.knownAt().plusDays(DAYS_TO_RESTATE).isBefore(DemoBook.FIRST_END)
              && !scaled(cell, "0.9").equals(cell);
      case RETRACTION -> line.knownAt().plusDays(DAYS_TO_RESTATE).isBefore(DemoBook.FIRST_END);
      case DELIVERED_LATE -> line.knownAt().isAfter(DemoBook.FIRST_END.minusYears(1));
      case CONFLICT, NEGATIVE_AMOUNT, OUT_OF_BALANCE ->
          !cell.isEmpty() && new BigDecimal(cell).signum() > 0;
      case CREDIT_CODE, EXPONENT, BAD_DATE, SHORT_HASH, FULL_WIDTH, UNKNOWN_WORD -> !cell.isEmpty();
      default -> true;
    };
  }

  private static List<Line> outlined(Line line, String column, Ring ring) {
    return List.of(line.with(column, ring.text()));
  }

  private static String scaled(String number, String factor) {
    BigDecimal value = new BigDecimal(number);
    return value
        .multiply(new BigDecimal(factor))
        .setScale(value.scale(), RoundingMode.HALF_EVEN)
        .toPlainString();
  }
}
