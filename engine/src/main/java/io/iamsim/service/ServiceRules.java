package io.iamsim.service;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One service's rules; a new service is one more file and one more entry here. */
public interface ServiceRules {
  /** All rules; those of every service first. */
  List<ServiceRules> ALL =
      List.of(
          new CommonRules(),
          new CredentialRules(),
          new OwnAuthorizationRules(),
          new StsRules(),
          new KmsRules(),
          new IamRules(),
          new SqsRules(),
          new LambdaRules(),
          new SecretsRules(),
          new S3Rules());

  /** States what the rules add for a request. */
  void contribute(ServiceQuestion question, ServiceFacts.Builder facts);

  /**
   * The patterns of resources that these rules tell apart by the text of their ARNs for some action
   * of a service; what they tell apart by what the environment knows of a resource is not among
   * them.
   */
  default List<String> setApart(String service) {
    return List.of();
  }

  /** The same of all rules. */
  static List<String> allSetApart(String service) {
    return ALL.stream().flatMap(rules -> rules.setApart(service).stream()).toList();
  }

  /** What all rules together add for a request. */
  static ServiceFacts facts(ServiceQuestion question) {
    ServiceFacts.Builder facts = new ServiceFacts.Builder();
    for (ServiceRules rules : ALL) {
      rules.contribute(question, facts);
    }
    return facts.build();
  }

  /**
   * True if what these rules add to a question beside remarks is the same for all questions of its
   * kind: of the same principal and action, on ARNs that are alike in everything that the
   * environment knows, in their first five parts and in the type of the sixth, and that AWS did not
   * make for itself (under {@code role/aws-reserved/}, {@code alias/aws/} and the like). Rules that
   * look at the text of the ARN or at the context do not say so, unless they know better.
   */
  default boolean holdsForItsKind(ServiceQuestion question) {
    return false;
  }

  /** What all rules together add, if it is the same for all questions of this kind. */
  static Optional<ServiceFacts> factsOfKind(Supplier<ServiceQuestion> questions) {
    ServiceFacts.Builder facts = new ServiceFacts.Builder();
    for (ServiceRules rules : ALL) {
      ServiceQuestion question = questions.get();
      rules.contribute(question, facts);
      if (question.lookedCloser() && !rules.holdsForItsKind(question)) {
        return Optional.empty();
      }
    }
    return Optional.of(facts.build());
  }
}
