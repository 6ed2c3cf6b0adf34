// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.qingmiao.jobs.conf.Layout;
import org.qingmiao.jobs.conf.SheetColumn;

/** How a text table is written, by its first bytes: charset, delimiter, header. */
final class LayoutGuess {
  /** So many bytes are looked at. */
  static final int HEAD_BYTES = 1 << 16;

  private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
  private static final List<Character> BLANK = List.of(' ');
  private static final String WESTERN = "windows-1252";

  private LayoutGuess() {}

  /**
   * How a table is written.
   *
   * @param head its first bytes, at most {@link #HEAD_BYTES}
   * @throws StructureFault where it holds zero bytes, or where its lines are divided by several
   *     characters
   */
  static Layout of(byte[] head) {
    refuseZeros(head);
    String charset = isUtf8(head) ? "UTF-8" : isWestern(head) ? WESTERN : "GB18030";
    String text = new String(head, Charset.forName(charset));
    List<String> lines = text.lines().filter(l -> !l.isBlank()).limit(20).toList();
    Optional<Character> common = mostFrequent(lines, DELIMITERS);
    if (common.isEmpty()) {
      refuseSeveralDelimiters(lines);
    }
    // A blank may stand in any text, so it counts only where nothing else divides the lines.
    char delimiter = common.orElse(mostFrequent(lines, BLANK).orElse(','));
    String[] first = lines.isEmpty() ? new String[0] : lines.get(0).split("\\" + delimiter);
    boolean isHeader = Arrays.stream(first).noneMatch(c -> NumberText.read(c.strip()).isPresent());
    return new Layout(
        Layout.Format.CSV,
        charset,
        delimiter,
        '"',
        '\0',
        isHeader ? 1 : 0,
        delimiter == ' ' ? Layout.Trailing.NOTHING : Layout.Trailing.CELL,
        "",
        SheetColumn.FIRST);
  }

  /** What is doubtful about a charset, as a comment of a draft says it. */
  static String doubts(String charset) {
    return charset.equals(WESTERN)
        ? "   # CHECK by single bytes above 127 between letters: Western, or Central European (windows-1250)?"
        : "";
  }

  /**
   * Whether bytes above 127 stand alone, as letters of Western Europe do among others; those of
   * Chinese characters come in pairs.
   */
  private static boolean isWestern(byte[] head) {
    int alone = 0;
    int runs = 0;
    int length = 0;
    for (byte one : head) {
      if (one < 0) {
        length++;
      } else if (length > 0) {
        runs++;
        alone += length == 1 ? 1 : 0;
        length = 0;
      }
    }
    return alone * 2 > runs;
  }

  private static void refuseZeros(byte[] head) {
    for (byte one : head) {
      if (one == 0) {
        throw new StructureFault(
            "holds zero bytes: it is UTF-16, or UTF-32, or no text; save it as CSV in UTF-8");
      }
    }
  }

  /** Of lines that share no delimiter but all hold one; a quoted cell may hold any. */
  private static void refuseSeveralDelimiters(List<String> lines) {
    if (lines.stream().anyMatch(line -> line.indexOf('"') >= 0)) {
      return;
    }
    List<String> most =
        lines.stream()
            .flatMap(line -> mostFrequent(List.of(line), DELIMITERS).stream())
            .map(c -> c == '\t' ? "a tab" : "\"%s\"".formatted(c))
            .toList();
    for (int i = 1; i < most.size() && most.size() == lines.size(); i++) {
      if (!most.get(i).equals(most.get(0))) {
        throw new StructureFault(
            "is divided by %s in line 1 and by %s in line %d (blank lines left out), expected one delimiter; mend the file"
                .formatted(most.get(0), most.get(i), i + 1));
      }
    }
  }

  /** The character that every line holds most of. */
  private static Optional<Character> mostFrequent(List<String> lines, List<Character> candidates) {
    return candidates.stream()
        .filter(c -> fewest(lines, c) > 0)
        .max(Comparator.comparingLong(c -> fewest(lines, c)));
  }

  private static long fewest(List<String> lines, char delimiter) {
    return lines.stream()
        .mapToLong(l -> l.chars().filter(c -> c == delimiter).count())
        .min()
        .orElse(0);
  }

  /** The last bytes of the head may be half a character. */
  private static boolean isUtf8(byte[] head) {
    for (int cut = 0; cut < 4 && cut <= head.length; cut++) {
      try {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(head, 0, head.length - cut));
        return true;
      } catch (CharacterCodingException e) {
        if (head.length < HEAD_BYTES) {
          return false;
        }
      }
    }
    return false;
  }
}
