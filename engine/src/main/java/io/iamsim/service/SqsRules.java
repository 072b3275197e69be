package io.iamsim.service;

import java.util.Set;

/** Simple Queue Service: what never works across accounts (SQS-2). */
final class SqsRules implements ServiceRules {
  private static final Set<String> WITHIN_ACCOUNT =
      Set.of(
          "addpermission",
          "cancelmessagemovetask",
          "createqueue",
          "deletequeue",
          "listmessagemovetasks",
          "listqueues",
          "listqueuetags",
          "removepermission",
          "setqueueattributes",
          "startmessagemovetask",
          "tagqueue",
          "untagqueue");

  @Override
  public void contribute(ServiceQuestion question, ServiceFacts.Builder facts) {
    if (question.action().service().equals("sqs")
        && WITHIN_ACCOUNT.contains(question.action().name())) {
      facts.withinAccountOnly();
    }
  }
}
