// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** A file of text: delimited cells or one JSON object a line. */
final class TextRawFile implements RawFile {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  private final List<String> header;
  private final Form form;
  private final Writer out;

  TextRawFile(Source source, Path file) throws IOException {
    this.header = source.header();
    this.form = source.form();
    Charset charset = form instanceof Form.Csv csv ? csv.charset() : StandardCharsets.UTF_8;
    this.out = new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), charset));
    if (form instanceof Form.Csv csv) {
      out.write(csv.mark().text + String.join(csv.delimiter(), header) + csv.lineEnd());
    }
  }

  @Override
  public void add(Line line) throws IOException {
    if (form instanceof Form.Csv csv) {
      out.write(String.join(csv.delimiter(), line.cells()) + csv.lineEnd());
    } else if (form instanceof Form.JsonLines json) {
      out.write(object(line.cells(), json.numbers()) + "\n");
    }
  }

  /** A line with fewer cells than the header leaves members out; numbers stand bare. */
  private String object(List<String> cells, Set<String> numbers) {
    StringJoiner members = new StringJoiner(",", "{", "}");
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      if (!cell.isEmpty()) {
        boolean isBare = numbers.contains(header.get(i)) && NUMBER.matcher(cell).matches();
        members.add("\"" + header.get(i) + "\":" + (isBare ? cell : "\"" + cell + "\""));
      }
    }
    return members.toString();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
