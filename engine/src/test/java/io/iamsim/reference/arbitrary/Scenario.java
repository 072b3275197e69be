package io.iamsim.reference.arbitrary;

import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.KmsGrant;
import io.iamsim.environment.PolicyLayer;
import io.iamsim.environment.PolicyLevel;
import io.iamsim.environment.S3Controls;
import io.iamsim.model.PolicyType;
import io.iamsim.parse.ParseMode;
import io.iamsim.parse.PolicyParser;
import io.iamsim.request.AccessRequest;
import io.iamsim.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A request with the policies that apply to it, as texts.
 *
 * @param request it says of every key whether it is there
 * @param grants the grants on the key that the request is for
 * @param s3 what bears on the bucket beside policies
 * @param identity and so on: the layers
 */
public record Scenario(
    AccessRequest request,
    List<KmsGrant> grants,
    S3Controls s3,
    LayerTexts identity,
    LayerTexts permissionsBoundary,
    LayerTexts session,
    LayerTexts scopeDown,
    LayerTexts serviceControl,
    LayerTexts resourceControl,
    LayerTexts resource,
    LayerTexts vpcEndpoint) {
  public Scenario {
    grants = List.copyOf(grants);
  }

  /**
   * A layer as text.
   *
   * @param type the type of its documents
   * @param state whether it takes part
   * @param levels the documents of each level; other layers have one
   */
  public record LayerTexts(PolicyType type, PolicyLayer.State state, List<List<String>> levels) {
    public LayerTexts {
      levels = levels.stream().map(List::copyOf).toList();
    }

    static LayerTexts without(PolicyType type, PolicyLayer.State state) {
      return new LayerTexts(type, state, List.of());
    }

    private PolicyLayer parsed(UnaryOperator<AttachedPolicy> as) {
      return switch (state) {
        case NOT_APPLICABLE -> PolicyLayer.notApplicable("");
        case NOT_PROVIDED -> PolicyLayer.notProvided("");
        case APPLIES -> PolicyLayer.ofLevels(parsedLevels(as));
      };
    }

    private List<PolicyLevel> parsedLevels(UnaryOperator<AttachedPolicy> as) {
      boolean organization =
          type == PolicyType.SERVICE_CONTROL || type == PolicyType.RESOURCE_CONTROL;
      List<PolicyLevel> parsed = new ArrayList<>();
      for (List<String> texts : levels) {
        String target = organization ? "node-" + parsed.size() : null;
        parsed.add(
            new PolicyLevel(
                target, texts.stream().map(text -> as.apply(attached(type, text))).toList()));
      }
      return parsed;
    }

    @Override
    public String toString() {
      return type + " " + state + " " + levels;
    }
  }

  /** The document of a text that is no error in lenient mode. */
  public static AttachedPolicy attached(PolicyType type, String text) {
    return AttachedPolicy.of(
        type.layer(),
        PolicyParser.parse(SourceText.of("policy.json", text), type, ParseMode.LENIENT)
            .orElseThrow());
  }

  /** The layers, parsed. */
  public ApplicablePolicies policies() {
    return policies(UnaryOperator.identity());
  }

  /** The layers, parsed, each policy then replaced. */
  public ApplicablePolicies policies(UnaryOperator<AttachedPolicy> as) {
    return new ApplicablePolicies(
            identity.parsed(as),
            permissionsBoundary.parsed(as),
            session.parsed(as),
            serviceControl.parsed(as),
            resourceControl.parsed(as),
            resource.parsed(as),
            vpcEndpoint.parsed(as))
        .withScopeDown(scopeDown.parsed(as))
        .withKmsGrants(grants)
        .withS3(s3);
  }
}
