package io.iamsim.service;

import io.iamsim.decision.Note;
import io.iamsim.request.ContextValue;
import io.iamsim.request.PrincipalKind;

/**
 * Lambda: function URLs, the only way for unsigned requests (LAMBDA-1).
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html">Control access to
 *     Lambda function URLs</a>
 */
final class LambdaRules implements ServiceRules {
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
    } else if (reads(question.read("lambda:FunctionUrlAuthType"), "AWS_IAM")) {
      facts.refuseUnsigned();
      facts.note(
          Note.Kind.RULE, "LAMBDA-1", "a function URL of type AWS_IAM takes no unsigned requests");
    }
  }

  private static boolean isThroughFunctionUrl(ServiceQuestion question) {
    return question.action().is("lambda", "invokefunctionurl")
        || (question.action().is("lambda", "invokefunction")
            && reads(question.read("lambda:InvokedViaFunctionUrl"), "true"));
  }

  private static boolean reads(ContextValue value, String text) {
    return value instanceof ContextValue.Present present
        && present.values().size() == 1
        && present.values().get(0).equalsIgnoreCase(text);
  }
}
