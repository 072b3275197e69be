package io.iamsim.parse;

import io.iamsim.model.ActionElement;
import io.iamsim.model.ActionPattern;
import io.iamsim.model.PolicyString;
import io.iamsim.model.PolicyType;
import io.iamsim.model.PolicyVersion;
import io.iamsim.model.ResourceElement;
import io.iamsim.model.ResourcePattern;
import io.iamsim.source.FindingCode;
import io.iamsim.source.SourceSpan;
import java.util.ArrayList;
import java.util.List;

/** Reads the entries of the action and resource elements and says which can never match. */
final class PatternParser {
  private static final int ARN_PARTS = 6;

  /** How the resources begin that API Gateway writes out when it stores a policy (MATCH-38). */
  private static final String SHORT_RESOURCE = "execute-api:/";

  private final PolicyType type;
  private final PolicyVersion version;
  private final ParseMode mode;
  private final Findings findings;

  PatternParser(PolicyType type, PolicyVersion version, ParseMode mode, Findings findings) {
    this.type = type;
    this.version = version;
    this.mode = mode;
    this.findings = findings;
  }

  ActionElement actions(SourceNode.Member member) {
    List<ActionPattern> patterns = new ArrayList<>();
    for (SourceNode.Scalar entry : Nodes.strings(member.value(), member.name(), findings)) {
      checkAction(entry.text(), entry.span());
      patterns.add(new ActionPattern(entry.text(), entry.span()));
    }
    noteIfEmpty(member);
    return new ActionElement(member.name().equals("NotAction"), patterns, member.value().span());
  }

  ResourceElement resources(SourceNode.Member member) {
    List<ResourcePattern> patterns = new ArrayList<>();
    for (SourceNode.Scalar entry : Nodes.strings(member.value(), member.name(), findings)) {
      PolicyString value =
          version.hasVariables()
              ? PolicyString.withVariables(entry.text())
              : PolicyString.withoutVariables(entry.text());
      checkResource(value, entry.span());
      patterns.add(new ResourcePattern(value, entry.span()));
    }
    noteIfEmpty(member);
    return new ResourceElement(
        member.name().equals("NotResource"), patterns, member.value().span());
  }

  private void noteIfEmpty(SourceNode.Member member) {
    if (member.value() instanceof SourceNode.Sequence sequence && sequence.items().isEmpty()) {
      findings.add(
          FindingCode.EMPTY_ELEMENT,
          member.nameSpan(),
          "`" + member.name() + "` is empty, so the statement has no effect",
          "");
    }
  }

  /** An error of one entry; LENIENT keeps the statement, the entry matches nothing. */
  private void report(FindingCode code, SourceSpan span, String message, String help) {
    if (mode == ParseMode.LENIENT) {
      findings.warn(code, span, message, help);
    } else {
      findings.add(code, span, message, help);
    }
  }

  /** MATCH-3 to MATCH-5. */
  private void checkAction(String text, SourceSpan span) {
    if (text.equals("*") || text.equals("*:*")) {
      return;
    }
    int colon = text.indexOf(':');
    if (colon < 0) {
      report(
          FindingCode.INVALID_ACTION,
          span,
          "the action `" + text + "` has no service prefix",
          "write service:Name, as in s3:GetObject");
      return;
    }
    String prefix = text.substring(0, colon);
    String name = text.substring(colon + 1);
    boolean variable = text.contains("${");
    if (hasWhitespaceOrComma(text) || name.isEmpty() || variable) {
      findings.add(
          FindingCode.ACTION_NEVER_MATCHES,
          span,
          "the action `" + text + "` can never match",
          variable
              ? "variables are not expanded in actions"
              : name.isEmpty() ? "write a name behind the colon" : "remove white space and commas");
    } else if (name.indexOf(':') >= 0) {
      report(
          FindingCode.INVALID_ACTION,
          span,
          "the action `" + text + "` has two colons",
          "write service:Name");
    } else if (!isPrefix(prefix)) {
      report(
          FindingCode.INVALID_ACTION,
          span,
          "the service prefix `" + prefix + "` is not letters, digits and hyphens",
          "AWS accepts wildcards behind the colon only");
    }
  }

  private static boolean hasWhitespaceOrComma(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' || Character.isWhitespace(c)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPrefix(String prefix) {
    for (int i = 0; i < prefix.length(); i++) {
      char c = prefix.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && !(c >= '0' && c <= '9') && c != '-') {
        return false;
      }
    }
    return !prefix.isEmpty();
  }

  /** MATCH-20, MATCH-25, MATCH-26, MATCH-32, VAR-8. */
  private void checkResource(PolicyString value, SourceSpan span) {
    String text = value.text();
    if (value.malformed()) {
      report(
          FindingCode.INVALID_VARIABLE,
          span,
          "a policy variable in `" + text + "` is misspelt",
          "write ${key} or ${key, 'default'}");
      return;
    }
    if (isStars(text)) {
      return;
    }
    if (type == PolicyType.RESOURCE && text.startsWith(SHORT_RESOURCE)) {
      return;
    }
    if (!text.startsWith("arn:")) {
      findings.add(
          FindingCode.RESOURCE_NEVER_MATCHES,
          span,
          "`" + text + "` is no ARN, so it matches no resource",
          "write an ARN or `*`");
      return;
    }
    int header = endOfHeader(text);
    if (header < 0) {
      checkShortArn(text, span);
    } else {
      checkHeader(text, header, span);
    }
  }

  private static boolean isStars(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '*') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** Where the fifth colon stands, or -1. */
  private static int endOfHeader(String text) {
    int colon = text.indexOf(':');
    for (int part = 2; part < ARN_PARTS && colon >= 0; part++) {
      colon = text.indexOf(':', colon + 1);
    }
    return colon;
  }

  private void checkShortArn(String text, SourceSpan span) {
    boolean invalid =
        type == PolicyType.RESOURCE_CONTROL
            || (type == PolicyType.SERVICE_CONTROL && !text.endsWith("*"));
    if (invalid) {
      report(
          FindingCode.INVALID_RESOURCE,
          span,
          "`" + text + "` has fewer than the six parts of an ARN",
          "write arn:partition:service:region:account:resource");
    } else {
      findings.add(
          FindingCode.ARN_FIELD_COUNT,
          span,
          "`" + text + "` has fewer than the six parts of an ARN",
          "write arn:partition:service:region:account:resource");
    }
  }

  private void checkHeader(String text, int end, SourceSpan span) {
    int service = text.indexOf(':', text.indexOf(':') + 1) + 1;
    int behindService = text.indexOf(':', service);
    if (holds(text, '*', service, behindService) || holds(text, '?', service, behindService)) {
      report(
          FindingCode.INVALID_RESOURCE,
          span,
          "a wildcard in the service part of `" + text + "`",
          "name the service");
    }
    int variable = version.hasVariables() ? text.indexOf("${") : -1;
    if (variable >= 0 && variable < end) {
      findings.add(
          FindingCode.RESOURCE_NEVER_MATCHES,
          span,
          "a policy variable before the sixth part of `" + text + "`",
          "variables are expanded in the sixth part only");
    }
  }

  private static boolean holds(String text, char c, int from, int to) {
    int at = text.indexOf(c, from);
    return at >= 0 && at < to;
  }
}
