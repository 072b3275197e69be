package io.iamsim.cli.report;

import io.iamsim.decision.Decision;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.decision.GrantClass;
import io.iamsim.decision.Layer;
import io.iamsim.decision.LayerDecision;
import io.iamsim.decision.LayerResult;
import io.iamsim.decision.MatchedStatement;
import io.iamsim.decision.Note;
import io.iamsim.explain.ContextRead;
import io.iamsim.explain.Explanation;
import io.iamsim.explain.PartExplanation;
import io.iamsim.explain.PartExplanation.Outcome;
import io.iamsim.explain.PartExplanation.Part;
import io.iamsim.explain.StatementExplanation;
import io.iamsim.model.ActionName;
import io.iamsim.model.PolicyDocument;
import io.iamsim.model.PolicyType;
import io.iamsim.model.Statement;
import io.iamsim.parse.ParseMode;
import io.iamsim.parse.PolicyParser;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.source.SourceText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers as an engine could give them, for the reports to show. */
final class Sample {
  private static final SourceText OWN =
      SourceText.of(
          "own.json",
          """
          {"Version": "2012-10-17",
           "Statement": [
            {"Sid": "Read",
             "Effect": "Allow",
             "Action": "s3:Get*",
             "Resource": "arn:aws:s3:::acme/*",
             "Condition": {"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}}]}
          """);
  private static final SourceText GUARD =
      SourceText.of(
          "scp/guard.yaml",
          """
          Version: "2012-10-17"
          Statement:
            - Effect: Deny
              Action: s3:*
              Resource: "*"
          """);
  static final Snippets SNIPPETS =
      new Snippets(
          name -> Optional.ofNullable(Map.of(OWN.name(), OWN, GUARD.name(), GUARD).get(name)));
  static final AccessRequest REQUEST =
      new AccessRequest(
          RequestPrincipal.parse("arn:aws:iam::111122223333:role/analyst").orElseThrow(),
          ActionName.parse("s3:GetObject").orElseThrow(),
          "arn:aws:s3:::acme/q1.csv",
          null,
          RequestContext.empty());

  private Sample() {}

  private static Statement only(SourceText text, PolicyType type) {
    PolicyDocument document = PolicyParser.parse(text, type, ParseMode.STRICT).orElseThrow();
    return document.statements().get(0);
  }

  private static MatchedStatement read(boolean certain) {
    return new MatchedStatement(
        Layer.IDENTITY,
        PolicyType.IDENTITY,
        "own",
        null,
        only(OWN, PolicyType.IDENTITY),
        null,
        certain);
  }

  private static EvaluationResult result(
      Decision decision,
      List<Layer> decidedBy,
      List<String> unknown,
      List<Note> notes,
      LayerDecision... layers) {
    return new EvaluationResult(
        decision, decidedBy, List.of(), List.of(), List.of(layers), List.of(), unknown, notes);
  }

  private static LayerDecision layer(Layer layer, LayerResult result, MatchedStatement... matched) {
    return new LayerDecision(layer, null, result, "", List.of(matched));
  }

  static Explanation allow() {
    return new Explanation(
        result(
            Decision.ALLOWED,
            List.of(Layer.IDENTITY),
            List.of(),
            List.of(new Note(Note.Kind.NOT_COVERED, "UNK-11", "an allow means authorized")),
            layer(Layer.IDENTITY, LayerResult.ALLOWED, read(true)),
            new LayerDecision(
                Layer.PERMISSIONS_BOUNDARY,
                null,
                LayerResult.NOT_APPLICABLE,
                "no boundary",
                List.of())),
        List.of(),
        List.of(),
        List.of(new ContextRead("aws:SourceIp", ContextValue.of("203.0.113.7"))));
  }

  static Explanation bypass() {
    MatchedStatement grant =
        new MatchedStatement(
            Layer.RESOURCE,
            PolicyType.RESOURCE,
            "bucket",
            null,
            only(OWN, PolicyType.IDENTITY),
            GrantClass.SESSION_ARN,
            true);
    return new Explanation(
        new EvaluationResult(
            Decision.ALLOWED,
            List.of(Layer.RESOURCE),
            List.of(Layer.IDENTITY),
            List.of("EVAL-11"),
            List.of(
                layer(Layer.RESOURCE, LayerResult.ALLOWED, grant),
                layer(Layer.IDENTITY, LayerResult.IMPLICIT_DENY)),
            List.of(),
            List.of(),
            List.of()),
        List.of(),
        List.of(),
        List.of());
  }

  static Explanation explicitDeny() {
    MatchedStatement guard =
        new MatchedStatement(
            Layer.SERVICE_CONTROL,
            PolicyType.SERVICE_CONTROL,
            "guard",
            "ou-ab12-prod",
            only(GUARD, PolicyType.SERVICE_CONTROL),
            null,
            true);
    return new Explanation(
        result(
            Decision.EXPLICIT_DENY,
            List.of(Layer.SERVICE_CONTROL),
            List.of(),
            List.of(),
            new LayerDecision(Layer.SERVICE_CONTROL, "r-ab12", LayerResult.ALLOWED, "", List.of()),
            new LayerDecision(
                Layer.SERVICE_CONTROL,
                "ou-ab12-prod",
                LayerResult.EXPLICIT_DENY,
                "",
                List.of(guard)),
            layer(Layer.IDENTITY, LayerResult.ALLOWED, read(true))),
        List.of(),
        List.of(),
        List.of());
  }

  static Explanation implicitDeny() {
    Statement read = only(OWN, PolicyType.IDENTITY);
    StatementExplanation miss =
        new StatementExplanation(
            Layer.IDENTITY,
            null,
            PolicyType.IDENTITY,
            "own",
            read,
            Outcome.DOES_NOT_MATCH,
            List.of(
                new PartExplanation(
                    Part.ACTION, Outcome.MATCHES, "s3:GetObject is s3:Get*", read.action().span()),
                new PartExplanation(
                    Part.CONDITION,
                    Outcome.DOES_NOT_MATCH,
                    "aws:SourceIp is 192.0.2.1, not in 203.0.113.0/24",
                    read.conditions().get(0).span())));
    return new Explanation(
        new EvaluationResult(
            Decision.IMPLICIT_DENY,
            List.of(Layer.IDENTITY),
            List.of(),
            List.of(),
            List.of(layer(Layer.IDENTITY, LayerResult.IMPLICIT_DENY)),
            List.of("aws:MultiFactorAuthPresent"),
            List.of(),
            List.of()),
        List.of(miss),
        List.of(miss),
        List.of(new ContextRead("aws:SourceIp", ContextValue.of("192.0.2.1"))));
  }

  static Explanation unknown() {
    return new Explanation(
        result(
            Decision.UNKNOWN,
            List.of(Layer.IDENTITY),
            List.of("aws:SourceIp"),
            List.of(new Note(Note.Kind.ASSUMPTION, "", "allowed if `aws:SourceIp` fits")),
            layer(Layer.IDENTITY, LayerResult.UNKNOWN, read(false))),
        List.of(),
        List.of(),
        List.of(new ContextRead("aws:SourceIp", new ContextValue.Unknown())));
  }
}
