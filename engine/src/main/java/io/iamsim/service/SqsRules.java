package io.iamsim.service;

import io.iamsim.catalog.ActionList;
import io.iamsim.model.ActionName;

/**
 * Simple Queue Service: what never works across accounts (SQS-2), and the root user whom no queue
 * policy locks out (SQS-3).
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-limitations-of-custom-policies.html">Limitations
 *     of custom policies</a>
 */
final class SqsRules implements ServiceRules {
  @Override
  public void contribute(ServiceQuestion question, ServiceFacts.Builder facts) {
    ActionName action = question.action();
    if (ActionList.SQS_WITHIN_ACCOUNT.has(action.service(), action.name())) {
      facts.withinAccountOnly("SQS-2", question);
    }
    if (ActionList.SQS_POLICY_OF_QUEUE.has(action.service(), action.name())
        && question.isRootOfOwner()) {
      facts.withoutResourcePolicy(
          "SQS-3", "no queue policy keeps the queue's own root user from reading and setting it");
    }
  }
}
