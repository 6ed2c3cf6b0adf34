// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import java.util.Locale;
import java.util.Optional;
import org.qingmiao.jobs.report.LandFacts.Event;
import org.qingmiao.jobs.report.LandFacts.Parcel;
import org.qingmiao.jobs.report.LandFacts.Sentence;
import org.qingmiao.jobs.report.text.Numbers;
import org.qingmiao.jobs.report.text.Origin;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Texts;

/** The words for what is known of land. */
record LandText(Texts texts) {

  /** A number that may be missing, with the way back to its row. */
  static Phrase index(Optional<Double> value, Origin origin) {
    return value.map(v -> Numbers.index(v).from(origin)).orElse(Phrase.MISSING);
  }

  static Phrase share(Optional<Double> value, Origin origin) {
    return value.map(v -> Numbers.share(v).from(origin)).orElse(Phrase.MISSING);
  }

  static Phrase area(double hectares, Origin origin) {
    return Numbers.area(hectares).from(origin);
  }

  /** An area as declared, or that none was. */
  Phrase declared(Optional<Double> hectares, Origin origin) {
    return hectares.map(ha -> area(ha, origin)).orElse(texts.say("land.undeclared"));
  }

  /** A crop by its name, else by its code. */
  Phrase crop(Optional<String> code) {
    return code.map(c -> texts.has("crop." + c) ? texts.say("crop." + c) : Phrase.outside(c))
        .orElse(texts.say("land.no_crop"));
  }

  /** What a parcel is called on the page. */
  Phrase name(Parcel parcel) {
    return texts.say(
        "land.parcel", "number", Numbers.count(parcel.number()), "crop", crop(parcel.crop()));
  }

  Phrase grade(String grade) {
    return texts.say("land.grade." + grade.toLowerCase(Locale.ROOT));
  }

  Phrase comparison(String comparison) {
    return texts.say("land.class." + comparison.toLowerCase(Locale.ROOT));
  }

  static Phrase sentence(Sentence reason) {
    return Phrase.outside(reason.zh(), reason.en());
  }

  Phrase event(Event event, Parcel parcel) {
    String key = "land.event." + event.kind().toLowerCase(Locale.ROOT);
    Phrase day = Phrase.same(event.day().toString());
    return event
        .value()
        .map(
            value ->
                texts.say(
                    key,
                    "day",
                    day,
                    "value",
                    Numbers.index(value)
                        .from(parcel.origin().at("events[" + event.slot() + "].value"))))
        .orElseGet(() -> texts.say(key, "day", day));
  }
}
