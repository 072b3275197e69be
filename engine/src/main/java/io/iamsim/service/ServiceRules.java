package io.iamsim.service;

import java.util.List;

/** One service's rules; a new service is one more file and one more entry here. */
public interface ServiceRules {
  /** All rules; those of every service first. */
  List<ServiceRules> ALL =
      List.of(
          new CommonRules(),
          new OwnAuthorizationRules(),
          new StsRules(),
          new KmsRules(),
          new IamRules(),
          new SqsRules(),
          new LambdaRules(),
          new SecretsRules());

  /** States what the rules add for a request. */
  void contribute(ServiceQuestion question, ServiceFacts.Builder facts);

  /** What all rules together add for a request. */
  static ServiceFacts facts(ServiceQuestion question) {
    ServiceFacts.Builder facts = new ServiceFacts.Builder();
    for (ServiceRules rules : ALL) {
      rules.contribute(question, facts);
    }
    return facts.build();
  }
}
