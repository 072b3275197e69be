package io.iamsim.load;

import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.parse.Findings;
import io.iamsim.parse.ParseMode;
import io.iamsim.parse.PolicyParser;
import io.iamsim.parse.SourceNode;
import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads every policy file and parses its document once for each type that it serves as. */
final class PolicyTexts {
  private record Key(String place, PolicyType type) {}

  private final SourceFiles files;
  private final ParseMode mode;
  private final Findings findings;
  private final Map<String, Checked<SourceText>> texts = new HashMap<>();
  private final Map<Key, Optional<PolicyDocument>> documents = new HashMap<>();

  PolicyTexts(SourceFiles files, ParseMode mode, Findings findings) {
    this.files = files;
    this.mode = mode;
    this.findings = findings;
  }

  /** Adds what AWS would refuse about a policy at its resource; LENIENT only warns of it. */
  void checkStorage(PolicyDocument document, String resource) {
    for (Finding finding : StorageRules.check(document, resource)) {
      findings.addAll(List.of(mode == ParseMode.LENIENT ? finding.asWarning() : finding));
    }
  }

  /** The document in the file that a reference names, relative to the file of the reference. */
  Optional<PolicyDocument> inFile(SourceNode.Scalar reference, PolicyType type) {
    String path = files.resolve(reference.span().source(), reference.text());
    Checked<SourceText> text = texts.computeIfAbsent(path, files::read);
    if (text.value().isEmpty()) {
      String why = text.findings().isEmpty() ? "unreadable" : text.findings().get(0).message();
      findings.add(
          FindingCode.UNRESOLVED_REFERENCE,
          reference.span(),
          "no policy at `" + reference.text() + "`: " + why,
          "paths are relative to the file that names them");
      return Optional.empty();
    }
    return parsed(new Key(path, type), () -> PolicyParser.parse(text.orElseThrow(), type, mode));
  }

  /** The document that stands in the environment file itself. */
  Optional<PolicyDocument> inline(SourceNode node, PolicyType type) {
    return parsed(
        new Key(node.span().toString(), type), () -> PolicyParser.parse(node, type, mode));
  }

  private Optional<PolicyDocument> parsed(Key key, Supplier<Checked<PolicyDocument>> parser) {
    Optional<PolicyDocument> known = documents.get(key);
    if (known == null) {
      Checked<PolicyDocument> parsed = parser.get();
      findings.addAll(parsed.findings());
      known = parsed.value();
      documents.put(key, known);
    }
    return known;
  }
}
