package io.iamsim.corpus.workload;

import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.parse.ParseMode;
import io.iamsim.parse.PolicyParser;
import io.iamsim.source.SourceText;

/**
 * A policy as text and as what it says.
 *
 * @param name the name that it is attached by
 * @param type the part that it plays
 * @param text the JSON
 * @param document the text, parsed
 */
public record PolicyText(String name, PolicyType type, String text, PolicyDocument document) {

  /**
   * A policy from its text.
   *
   * @throws java.util.NoSuchElementException if the text is no valid policy of the type
   */
  static PolicyText of(String name, PolicyType type, String text) {
    return new PolicyText(
        name,
        type,
        text,
        PolicyParser.parse(SourceText.of(name, text), type, ParseMode.STRICT).orElseThrow());
  }
}
