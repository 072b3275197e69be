package io.iamsim.cli;

import io.iamsim.cli.input.FileSources;
import io.iamsim.cli.input.Rejected;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.parse.ParseMode;
import io.iamsim.parse.PolicyParser;
import io.iamsim.source.Checked;
import io.iamsim.source.Finding;
import io.iamsim.source.SourceText;
import java.util.ArrayList;
import java.util.List;

/** Reads the policy files of a command line and collects what is wrong with all of them. */
final class PolicyFiles {
  private final FileSources files;
  private final ParseMode mode;
  private final List<Finding> findings = new ArrayList<>();

  PolicyFiles(FileSources files, ParseMode mode) {
    this.files = files;
    this.mode = mode;
  }

  /** The policies that could be read, each with the option and file that brings it as origin. */
  List<AttachedPolicy> read(String option, List<String> names, PolicyType type) {
    List<AttachedPolicy> policies = new ArrayList<>();
    for (String name : names) {
      Checked<SourceText> text = files.read(name);
      findings.addAll(text.findings());
      if (text.ok()) {
        Checked<PolicyDocument> document = PolicyParser.parse(text.orElseThrow(), type, mode);
        findings.addAll(document.findings());
        document
            .value()
            .ifPresent(read -> policies.add(new AttachedPolicy(name, option + " " + name, read)));
      }
    }
    return policies;
  }

  /** Ends the command if a file cannot be used. */
  void rejectErrors() {
    if (findings.stream().anyMatch(Finding::isError)) {
      throw new Rejected(findings);
    }
  }

  /** What else was found. */
  List<Finding> remarks() {
    return List.copyOf(findings);
  }
}
