// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.page;

import java.util.List;
import java.util.stream.Stream;
import org.qingmiao.jobs.report.text.Phrase;

/** What a section is made of. */
public sealed interface Block
    permits Block.Prose,
        Block.Detail,
        Block.Bullets,
        Block.Advice,
        Block.Tiles,
        Block.Ranking,
        Block.Command,
        Block.Links,
        Figure,
        DataTable {

  /** Everything that it says. */
  Stream<Phrase> phrases();

  /** A paragraph. */
  record Prose(Phrase text) implements Block {
    @Override
    public Stream<Phrase> phrases() {
      return Stream.of(text);
    }
  }

  /** A table that the simple view leaves out. */
  record Detail(DataTable table) implements Block {
    @Override
    public Stream<Phrase> phrases() {
      return table.phrases();
    }
  }

  /** Sentences that stand side by side. */
  record Bullets(List<Phrase> items) implements Block {
    public Bullets {
      items = List.copyOf(items);
    }

    @Override
    public Stream<Phrase> phrases() {
      return items.stream();
    }
  }

  /**
   * What is advised or found: a word with its own shape and colour, and the paragraph that says
   * why.
   *
   * @param tone how it is meant
   * @param word the advice
   * @param text the reasons in one paragraph
   */
  record Advice(Tone tone, Phrase word, Phrase text) implements Block {
    @Override
    public Stream<Phrase> phrases() {
      return Stream.of(word, text);
    }
  }

  /** How an advice is meant: shape and word say it, colour only repeats it. */
  enum Tone {
    /** Nothing stands against it. */
    ACCEPT("accept", "●"),
    /** A person has to look. */
    REVIEW("review", "◆"),
    /** Something stands against it. */
    REJECT("reject", "■");

    private final String style;
    private final String shape;

    Tone(String style, String shape) {
      this.style = style;
      this.shape = shape;
    }

    /** Class of its colour. */
    public String style() {
      return style;
    }

    /** Its shape. */
    public String shape() {
      return shape;
    }
  }

  /** Figures to be seen at a glance. */
  record Tiles(List<Tile> tiles) implements Block {
    public Tiles {
      tiles = List.copyOf(tiles);
    }

    /** The class that sets them three in a row where that leaves no row half empty. */
    public String style() {
      // Four fit a row: five would leave one alone in the next.
      return tiles.size() == 5 || tiles.size() % 3 == 0 ? "tiles by3" : "tiles";
    }

    @Override
    public Stream<Phrase> phrases() {
      return tiles.stream().flatMap(t -> Stream.of(t.label(), t.value(), t.note()));
    }
  }

  /** One figure: what it is, its value, and what to hold against it. */
  record Tile(Phrase label, Phrase value, Phrase note) {}

  /** Numbered statements, the weightiest first, each with a line of detail. */
  record Ranking(List<Ranked> items) implements Block {
    public Ranking {
      items = List.copyOf(items);
    }

    @Override
    public Stream<Phrase> phrases() {
      return items.stream().flatMap(item -> Stream.of(item.text(), item.detail()));
    }
  }

  /** A numbered statement. */
  record Ranked(Phrase text, Phrase detail) {}

  /** A line to type into a terminal. */
  record Command(Phrase line) implements Block {
    @Override
    public Stream<Phrase> phrases() {
      return Stream.of(line);
    }
  }

  /** Ways to other parts or files, each with a line on what is there. */
  record Links(List<Link> links) implements Block {
    public Links {
      links = List.copyOf(links);
    }

    @Override
    public Stream<Phrase> phrases() {
      return links.stream().flatMap(link -> Stream.of(link.text(), link.about()));
    }
  }

  /** A way to another part or file. */
  record Link(String target, Phrase text, Phrase about) {}
}
