package io.iamsim.diagnosis;

import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.parse.SourceNode;
import io.iamsim.parse.SourceReader;
import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceSpan;
import io.iamsim.source.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what AWS reports of denials, recognised by its content: the sentence of an error message,
 * records of CloudTrail (one, a list, {@code Records}, or an event of EventBridge), or the answer
 * of {@code aws sts decode-authorization-message}, also its bare message.
 */
public final class DenialReader {
  private static final String FORMS =
      "it is AWS's error message (`User: ... is not authorized to perform: ...`), a record of"
          + " CloudTrail, or the answer of `aws sts decode-authorization-message`";

  private final ServiceCatalog catalog;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, ReportedDenial> denials = new LinkedHashMap<>();

  private DenialReader(ServiceCatalog catalog) {
    this.catalog = catalog;
  }

  /** The denials that a text reports, each once; none, and why, if it reports none. */
  public static Checked<List<ReportedDenial>> read(SourceText text, ServiceCatalog catalog) {
    return new DenialReader(catalog).read(text);
  }

  private Checked<List<ReportedDenial>> read(SourceText text) {
    String content = text.text().strip();
    if (!content.startsWith("{") && !content.startsWith("[")) {
      DenialSentence.parse(content).ifPresent(this::add);
      return result(text, "there is no denial in the text");
    }
    Checked<SourceNode> tree = SourceReader.read(text);
    if (tree.value().isPresent()) {
      read(tree.orElseThrow());
    } else if (!readLines(text)) {
      return Checked.failed(tree.findings());
    }
    return result(text, "there is no denial in the JSON");
  }

  /** True if each line is JSON for itself, as a log has it. */
  private boolean readLines(SourceText text) {
    List<String> lines = text.text().lines().toList();
    List<SourceNode> records = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        Checked<SourceNode> line =
            SourceReader.read(new SourceText(text.name(), lines.get(i), text.firstLine() + i, 1));
        if (line.value().isEmpty()) {
          return false;
        }
        records.add(line.orElseThrow());
      }
    }
    records.forEach(this::read);
    return true;
  }

  private Checked<List<ReportedDenial>> result(SourceText text, String otherwise) {
    if (denials.isEmpty() && findings.isEmpty()) {
      SourceSpan start = SourceSpan.at(text.name(), text.firstLine(), text.firstColumn());
      findings.add(Finding.of(FindingCode.UNKNOWN_FORMAT, start, otherwise, FORMS));
    }
    return denials.isEmpty()
        ? Checked.failed(findings)
        : Checked.of(List.copyOf(denials.values()), List.of());
  }

  private void add(ReportedDenial denial) {
    denials.putIfAbsent(
        denial.principal().text() + " " + denial.action() + " " + denial.resource(), denial);
  }

  private void read(SourceNode node) {
    if (node instanceof SourceNode.Sequence list) {
      list.items().forEach(this::read);
    } else if (CloudTrailEvent.is(node)) {
      event(node);
    } else if (DecodedMessage.is(node)) {
      DecodedMessage.read(node)
          .ifPresentOrElse(
              this::add, () -> wrong(node, "the message does not say who asked for what", FORMS));
    } else if (ReportTree.text(node, "DecodedMessage").isPresent()) {
      message(node);
    } else {
      ReportTree.at(node, "Records").or(() -> ReportTree.at(node, "detail")).ifPresent(this::read);
    }
  }

  /** The message is JSON in a string of JSON. */
  private void message(SourceNode answer) {
    String text = ReportTree.text(answer, "DecodedMessage").orElseThrow();
    Checked<SourceNode> message =
        SourceReader.read(SourceText.of(answer.span().source() + " DecodedMessage", text));
    findings.addAll(message.findings());
    message.value().ifPresent(this::read);
  }

  private void event(SourceNode event) {
    if (!CloudTrailEvent.isDenial(event)) {
      return;
    }
    Optional<ReportedDenial> denial = CloudTrailEvent.read(event, catalog);
    denial.ifPresentOrElse(
        this::add,
        () ->
            wrong(
                event,
                "the denied event "
                    + CloudTrailEvent.title(event)
                    + " does not say which user or"
                    + " role asked, or comes to no action of the service data",
                "ask with flags, as in `iamsim why PRINCIPAL ACTION RESOURCE`"));
  }

  private void wrong(SourceNode node, String message, String help) {
    findings.add(Finding.of(FindingCode.MISSING_ELEMENT, node.span(), message, help));
  }
}
