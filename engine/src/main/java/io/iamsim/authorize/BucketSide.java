package io.iamsim.authorize;

import io.iamsim.decision.Decision;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.decision.Layer;
import io.iamsim.decision.LayerDecision;
import io.iamsim.decision.Note;
import io.iamsim.environment.AccessPoint;
import io.iamsim.environment.ApplicablePolicies;
import io.iamsim.environment.Environment;
import io.iamsim.environment.Resource;
import io.iamsim.model.Arn;
import io.iamsim.model.ConditionKey;
import io.iamsim.model.S3Name;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.ContextValue;
import io.iamsim.request.RequestContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The second authorization of an S3 request through an access point: the same caller and action on
 * the bucket behind it (S3-13). Both must allow.
 *
 * @param request what is asked of the bucket, with the keys that tell of the access point
 * @param bucket the bucket's name
 */
record BucketSide(AccessRequest request, String bucket) {

  /** What is asked of the bucket, if the environment knows which one it is. */
  static Optional<BucketSide> of(AccessRequest asked, Environment environment) {
    return S3Name.parse(asked.resource())
        .filter(S3Name::throughAccessPoint)
        .flatMap(
            name ->
                environment
                    .resource(name.container())
                    .map(Resource::s3Facts)
                    .flatMap(facts -> facts.accessPoint())
                    .map(accessPoint -> behind(asked, name, accessPoint)));
  }

  private static BucketSide behind(AccessRequest asked, S3Name name, AccessPoint accessPoint) {
    Arn arn = Arn.parse(asked.resource()).orElseThrow();
    RequestContext.Builder context = asked.context().toBuilder();
    context.add(key("s3:DataAccessPointArn"), ContextValue.of(name.container()));
    context.add(key("s3:DataAccessPointAccount"), ContextValue.of(arn.account()));
    context.add(key("s3:AccessPointNetworkOrigin"), ContextValue.of(accessPoint.networkOrigin()));
    String bucket = S3Name.bucketArn(arn.partition(), accessPoint.bucket());
    AccessRequest request =
        new AccessRequest(
            asked.principal(),
            asked.action(),
            name.isObject() ? bucket + "/" + name.key() : bucket,
            null,
            asked.context().isOpen() ? context.build().opened() : context.build());
    return new BucketSide(request, accessPoint.bucket());
  }

  private static ConditionKey key(String name) {
    return ConditionKey.of(name);
  }

  /**
   * The caller's policies as they are, the bucket's in place of the access point's. Whatever blocks
   * public access at the access point blocks it here (S3-9).
   */
  ApplicablePolicies policies(ApplicablePolicies asked, ApplicablePolicies ofBucket) {
    return asked
        .withResource(ofBucket.resource())
        .withResourceControl(ofBucket.resourceControl())
        .withS3(ofBucket.s3().blockedToo(asked.s3().publicAccessBlock()));
  }

  /** What both authorizations come to: the stronger denial, else an allow of both. */
  EvaluationResult join(EvaluationResult accessPoint, EvaluationResult ofBucket) {
    Decision decision = Decision.together(List.of(accessPoint.decision(), ofBucket.decision()));
    Set<Layer> decidedBy = new LinkedHashSet<>();
    for (EvaluationResult result : List.of(accessPoint, ofBucket)) {
      if (result.decision() == decision) {
        decidedBy.addAll(result.decidedBy());
      }
    }
    List<LayerDecision> layers = new ArrayList<>(accessPoint.layers());
    ofBucket.layers().forEach(layer -> layers.add(onBucket(layer)));
    Set<Note> notes = new LinkedHashSet<>(accessPoint.notes());
    notes.addAll(ofBucket.notes());
    notes.add(
        new Note(
            Note.Kind.RULE,
            "S3-13",
            "the access point and its bucket `" + bucket + "` must both allow the request"));
    if (ofBucket.decision().isDenied() && ofBucket.decidedBy().contains(Layer.IDENTITY)) {
      notes.add(
          new Note(
              Note.Kind.LOW_CONFIDENCE,
              "S3-13",
              "identity-based policies are taken to need the bucket's ARN beside the access"
                  + " point's"));
    }
    return new EvaluationResult(
        decision,
        List.copyOf(decidedBy),
        union(accessPoint.bypassed(), ofBucket.bypassed()),
        union(accessPoint.rules(), ofBucket.rules()),
        layers,
        union(accessPoint.missingContextKeys(), ofBucket.missingContextKeys()),
        union(accessPoint.unknownContextKeys(), ofBucket.unknownContextKeys()),
        List.copyOf(notes));
  }

  private LayerDecision onBucket(LayerDecision layer) {
    String where = "on the bucket `" + bucket + "`";
    return new LayerDecision(
        layer.layer(),
        layer.target(),
        layer.result(),
        layer.reason().isEmpty() ? where : where + ": " + layer.reason(),
        layer.matched());
  }

  private static <T> List<T> union(List<T> one, List<T> other) {
    Set<T> all = new LinkedHashSet<>(one);
    all.addAll(other);
    return List.copyOf(all);
  }
}
