// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Characters of a CSV file on their way to the parser, watched for a quote that is never closed.
 *
 * <p>The parser takes the end of the file for the closing quote, and so swallows every record
 * behind an opening one without a word. It also leaves a byte order mark in the first name.
 */
final class QuoteWatch extends FilterReader {
  private final char delimiter;
  private final char quote;
  private State state = State.CELL_START;
  private boolean isFirst = true;
  private long line = 1;
  private long openedOn;
  private char last;

  private enum State {
    CELL_START,
    PLAIN,
    QUOTED,
    QUOTE_IN_QUOTED
  }

  QuoteWatch(Reader reader, char delimiter, char quote) {
    super(reader);
    this.delimiter = delimiter;
    this.quote = quote;
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    if (n > 0 && isFirst) {
      isFirst = false;
      if (buffer[offset] == '\uFEFF') {
        System.arraycopy(buffer, offset + 1, buffer, offset, n - 1);
        n = n == 1 ? super.read(buffer, offset, length) : n - 1;
      }
    }
    for (int i = offset; i < offset + n; i++) {
      watch(buffer[i]);
    }
    return n;
  }

  private void watch(char c) {
    boolean isBreak = c == '\n' || c == '\r';
    if (isBreak && !(c == '\n' && last == '\r')) {
      line++;
    }
    last = c;
    switch (state) {
      case QUOTED -> {
        if (c == quote) {
          state = State.QUOTE_IN_QUOTED;
        }
      }
      case CELL_START -> {
        if (c == quote) {
          state = State.QUOTED;
          openedOn = line;
        } else if (c != delimiter && !isBreak) {
          state = State.PLAIN;
        }
      }
      case PLAIN -> {
        if (c == delimiter || isBreak) {
          state = State.CELL_START;
        }
      }
      case QUOTE_IN_QUOTED -> {
        if (c == quote) {
          state = State.QUOTED;
        } else {
          state = c == delimiter || isBreak ? State.CELL_START : State.PLAIN;
        }
      }
    }
  }

  /** Whether the file ended within quotes. */
  boolean isOpen() {
    return state == State.QUOTED;
  }

  /** The line on which the last quote opened. */
  long openedOn() {
    return openedOn;
  }
}
