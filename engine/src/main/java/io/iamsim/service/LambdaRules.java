package io.iamsim.service;

import io.iamsim.decision.Note;
import io.iamsim.model.ConditionKey;
import io.iamsim.request.ContextValue;
import io.iamsim.request.PrincipalKind;

/**
 * Lambda: function URLs, the only way for unsigned requests (LAMBDA-1).
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html">Control access to
 *     Lambda function URLs</a>
 */
final class LambdaRules implements ServiceRules {
  private static final ConditionKey AUTH_TYPE = ConditionKey.of("lambda:FunctionUrlAuthType");
  private static final ConditionKey THROUGH_URL = ConditionKey.of("lambda:InvokedViaFunctionUrl");

  @Override
  public void contribute(ServiceQuestion question, ServiceFacts.Builder facts) {
    if (!question.action().service().equals("lambda")
        || question.principal().kind() != PrincipalKind.ANONYMOUS) {
      return;
    }
    if (!isThroughFunctionUrl(question)) {
      facts.refuseUnsigned();
      facts.note(
          Note.Kind.RULE, "ANON-1", "`" + question.action() + "` takes no unsigned requests");
    } else if (question.gives(AUTH_TYPE, "AWS_IAM")) {
      facts.refuseUnsigned();
      facts.note(
          Note.Kind.RULE, "LAMBDA-1", "a function URL of type AWS_IAM takes no unsigned requests");
    } else {
      facts.note(
          Note.Kind.NOT_COVERED, "UNK-10", "the function URL must exist and be of type NONE");
    }
  }

  private static boolean isThroughFunctionUrl(ServiceQuestion question) {
    return question.action().is("lambda", "invokefunctionurl")
        || (question.action().is("lambda", "invokefunction")
            && question.context().get(THROUGH_URL).filter(LambdaRules::mayBeTrue).isPresent());
  }

  private static boolean mayBeTrue(ContextValue value) {
    return !(value instanceof ContextValue.Present present)
        ? value instanceof ContextValue.Unknown
        : present.values().stream().anyMatch("true"::equalsIgnoreCase);
  }
}
