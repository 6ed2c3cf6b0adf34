// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qingmiao.jobs.conf.Layout;

/** The records of a JSON file: one object per line, or one array of objects. */
final class JsonRecords implements Records {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** More digits than any column holds; a longer number stays as it is written and is refused. */
  private static final int MOST_DIGITS = 400;

  private final JsonParser parser;
  private final List<String> wanted;
  private final Set<String> unwanted = new LinkedHashSet<>();
  private final Map<String, String> members = new LinkedHashMap<>();
  private long line;
  private String fault = "";

  JsonRecords(InputStream bytes, Layout layout, List<String> wanted) throws IOException {
    this.wanted = wanted;
    this.parser =
        MAPPER
            .getFactory()
            .createParser(
                new QuoteWatch(
                    new InputStreamReader(bytes, Charset.forName(layout.charset())), ',', '"'));
  }

  @Override
  public boolean next() {
    try {
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_ARRAY || token == JsonToken.END_ARRAY) {
        token = parser.nextToken();
      }
      if (token == null) {
        return false;
      }
      line = parser.currentTokenLocation().getLineNr();
      if (token == JsonToken.END_ARRAY) {
        return next();
      }
      if (token != JsonToken.START_OBJECT) {
        throw new StructureFault(
            "line %d: expected an object {...} for each record".formatted(line));
      }
      read();
      return true;
    } catch (JsonProcessingException e) {
      throw new StructureFault(
          "line %d: is not valid JSON; deliver one object per line or one array of objects"
              .formatted(e.getLocation() == null ? line : e.getLocation().getLineNr()));
    } catch (IOException e) {
      throw new StructureFault("breaks off behind line %d; deliver it again".formatted(line));
    }
  }

  private void read() throws IOException {
    members.clear();
    fault = "";
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      String value = value(token);
      if (members.containsKey(name)) {
        fault = "duplicate_member";
      }
      members.put(name, value);
      if (fault.isEmpty() && value != null && value.indexOf('\uFFFD') >= 0) {
        fault = "encoding";
      }
      if (!wanted.contains(name)) {
        unwanted.add(name);
      }
    }
  }

  private String value(JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_NULL -> null;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
      case START_OBJECT, START_ARRAY -> Json.text(parser.readValueAsTree());
      default -> parser.getText();
    };
  }

  /** A number without exponent, unless that would be longer than any column holds. */
  static String number(String text) {
    BigDecimal number = new BigDecimal(text);
    boolean isShort =
        Math.abs((long) number.scale()) < MOST_DIGITS && number.precision() < MOST_DIGITS;
    return isShort ? number.toPlainString() : text;
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public String cell(int column) {
    return members.get(wanted.get(column));
  }

  @Override
  public String fault() {
    return fault;
  }

  @Override
  public Map<String, String> others() {
    Map<String, String> others = new LinkedHashMap<>(members);
    others.keySet().removeAll(wanted);
    return others;
  }

  @Override
  public String whole() {
    return Json.text(members);
  }

  @Override
  public List<String> absent() {
    return List.of();
  }

  @Override
  public List<String> unwanted() {
    return new ArrayList<>(unwanted);
  }

  @Override
  public List<String> names() {
    return List.copyOf(members.keySet());
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
