package io.iamsim.reference;

import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.model.Condition;
import io.iamsim.model.ConditionKey;
import io.iamsim.model.ConditionValue;
import io.iamsim.model.PolicyString;
import io.iamsim.model.PolicyString.Segment;
import io.iamsim.model.ResourcePattern;
import io.iamsim.model.Statement;
import io.iamsim.request.AccessRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The condition keys on which a decision may hang: those that are written somewhere. */
final class KeysRead {
  private final Set<ConditionKey> keys = new LinkedHashSet<>();

  private KeysRead() {}

  static Set<ConditionKey> by(ApplicablePolicies policies, AccessRequest request) {
    KeysRead read = new KeysRead();
    for (String name :
        List.of(
            "aws:MultiFactorAuthPresent",
            "aws:CalledVia",
            "aws:SourceVpc",
            "aws:SourceArn",
            "kms:GrantOperations")) {
      read.keys.add(ConditionKey.of(name)); // STS-14, SVC-4, S3-12, KMS-7
    }
    read.keys.addAll(request.context().values().keySet());
    policies
        .kmsGrants()
        .forEach(
            grant -> {
              grant.constraints().encryptionContextEquals().keySet().forEach(read::pair);
              grant.constraints().encryptionContextSubset().keySet().forEach(read::pair);
            });
    for (PolicyLayer layer :
        List.of(
            policies.identity(),
            policies.permissionsBoundary(),
            policies.session(),
            policies.serviceControl(),
            policies.resourceControl(),
            policies.resource(),
            policies.vpcEndpoint())) {
      layer.levels().stream()
          .flatMap(level -> level.policies().stream())
          .flatMap(policy -> policy.document().statements().stream())
          .forEach(read::statement);
    }
    return read.keys;
  }

  private void pair(String name) {
    keys.add(ConditionKey.of("kms:EncryptionContext:" + name));
  }

  private void statement(Statement statement) {
    for (Condition condition : statement.conditions()) {
      keys.add(condition.key());
      for (ConditionValue value : condition.values()) {
        text(value.value());
      }
    }
    if (statement.resource() != null) {
      for (ResourcePattern pattern : statement.resource().patterns()) {
        text(pattern.value());
      }
    }
  }

  private void text(PolicyString text) {
    for (Segment segment : text.segments()) {
      if (segment instanceof Segment.Variable variable) {
        keys.add(variable.key());
      }
    }
  }
}
