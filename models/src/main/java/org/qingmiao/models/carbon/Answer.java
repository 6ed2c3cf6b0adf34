// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import java.util.Optional;
import java.util.function.Function;

/**
 * A value, or the reason why there is none.
 *
 * <p>Carbon figures are refused far more often than they fail: half of a book has no bill for some
 * month. A refusal is therefore a result that travels to the table of exclusions, not an exception.
 */
public sealed interface Answer<T> {

  /** A value that exists. */
  record Known<T>(T value) implements Answer<T> {}

  /**
   * A value that does not.
   *
   * @param why its code
   * @param sentence what came and what was expected
   */
  record Missing<T>(Gap why, String sentence) implements Answer<T> {}

  /** This value. */
  static <T> Answer<T> of(T value) {
    return new Known<>(value);
  }

  /** No value, for this reason. */
  static <T> Answer<T> none(Gap why, String sentence) {
    return new Missing<>(why, sentence);
  }

  /** The value, if it exists. */
  default Optional<T> known() {
    return this instanceof Known<T> known ? Optional.of(known.value()) : Optional.empty();
  }

  /** The code, if there is no value. */
  default Optional<Gap> gap() {
    return this instanceof Missing<T> missing ? Optional.of(missing.why()) : Optional.empty();
  }

  /** The same answer about something computed from the value. */
  default <R> Answer<R> map(Function<? super T, ? extends R> step) {
    return then(value -> of(step.apply(value)));
  }

  /** The answer of a next question, which only a value can ask. */
  default <R> Answer<R> then(Function<? super T, Answer<R>> question) {
    if (this instanceof Missing<T> missing) {
      return none(missing.why(), missing.sentence());
    }
    return question.apply(((Known<T>) this).value());
  }
}
