// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

/**
 * A model that is not made or not used, with the code and the whole sentence that say why.
 *
 * <p>The sentence names columns and counts, never a value of a person.
 */
public class ModelRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why; jobs map it to an exit code. */
  private final Code code;

  /** The reasons for which a model is refused (credit section 5). */
  public enum Code {
    /** The data cannot carry a model. */
    FIT("QM-FIT-1"),
    /** A feature descends from a column that may not reach a model. */
    LEAK_ROLE("QM-LEAK-1"),
    /** A feature behaves as if it knew the outcome. */
    LEAK_SUSPECT("QM-LEAK-2"),
    /** Class shares would be corrected twice, or not at all. */
    PRIOR("QM-PRIOR-1"),
    /** Rows or artifacts do not fit the model. */
    SCHEMA("QM-SCHEMA-1"),
    /** The native library is not the one of the model. */
    ENVIRONMENT("QM-ENV-1");

    private final String text;

    Code(String text) {
      this.text = text;
    }

    /** The code as reports print it. */
    public String text() {
      return text;
    }
  }

  /** A refusal whose message is the code and the sentence. */
  public ModelRefusal(Code code, String sentence) {
    super(code.text() + ": " + sentence);
    this.code = code;
  }

  /** A refusal with the error behind it. */
  public ModelRefusal(Code code, String sentence, Throwable cause) {
    super(code.text() + ": " + sentence, cause);
    this.code = code;
  }

  /** Why the model is refused. */
  public Code code() {
    return code;
  }
}
